import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ProviderSettings } from '#shared/domain/account-settings.ts'
import { providerCallIdSchema } from '#shared/domain/ids.ts'
import type {
  BusinessNumber,
  CallButton,
  GraphOutcome,
  GraphPort,
  Recipient,
  RecordedPermission,
  ReportedSettings,
  Template,
} from '../../../src-platform/meta/graph-port.ts'

export type GraphAction =
  | 'preAccept'
  | 'accept'
  | 'connect'
  | 'reject'
  | 'terminate'
  | 'sendText'
  | 'sendPermissionRequest'
  | 'sendTemplate'
  | 'getCallPermission'
  | 'sendCallButton'
  | 'describeMedia'
  | 'describeNumber'
  | 'listNumbers'
  | 'subscribedApps'
  | 'ownApp'
  | 'openMedia'
  | 'pushSettings'
  | 'readSettings'

/** One request as it reached Meta. */
export interface GraphRequest {
  readonly action: GraphAction
  readonly phoneNumberId: string
  readonly call?: string
  readonly to?: Recipient
  readonly sdp?: string
  readonly text?: string
  readonly button?: CallButton
  readonly settings?: ProviderSettings
  /** Of a file, or the address of its bytes. */
  readonly media?: string
  readonly template?: Template
  readonly opaque?: string
}

/** How Meta answers one action; what is not given here is done. */
export type GraphAnswer = GraphOutcome<void> | Promise<GraphOutcome<void>>

/** Meta as a notebook: it writes down what it is asked, and answers as it was told to. */
export interface RecordingGraph extends GraphPort {
  readonly requests: readonly GraphRequest[]
  readonly actions: () => GraphAction[]
  readonly answer: (action: GraphAction, how: (request: GraphRequest) => GraphAnswer) => void
  /** What Meta has on record of every customer's permission; none until set. */
  recorded: RecordedPermission
  /** What Meta has of every account's settings; what was pushed where not set. */
  settings: ReportedSettings
  /** What Meta has of every number. */
  displayPhone: string
  /** What the business account lists. */
  numbers: readonly BusinessNumber[]
  /** The bytes of every file. */
  file: Buffer
  /** The action stays unanswered until the returned function is called, with `done` or what is given. */
  readonly hold: (action: GraphAction) => (outcome?: GraphOutcome<void>) => void
}

export const yes: GraphOutcome<void> = { kind: 'done', value: undefined }
export const no = (code = 138006, message = 'No approved call permission'): GraphOutcome<void> => ({
  kind: 'refused',
  error: { code, message },
})
export const lost: GraphOutcome<void> = { kind: 'unknown', why: 'No answer in time.' }

export function createRecordingGraph(): RecordingGraph {
  const requests: GraphRequest[] = []
  const answers = new Map<GraphAction, (request: GraphRequest) => GraphAnswer>()
  const counts = { connect: 0, messages: 0 }

  async function take(request: GraphRequest): Promise<GraphOutcome<void>> {
    requests.push(request)
    return (await answers.get(request.action)?.(request)) ?? yes
  }

  /** Messages of every kind are numbered as one. */
  async function takeMessage(request: GraphRequest): Promise<GraphOutcome<{ messageId: string }>> {
    const messageId = `wamid.out-${(counts.messages += 1)}`
    const outcome = await take(request)
    return outcome.kind === 'done' ? { kind: 'done', value: { messageId } } : outcome
  }

  const graph: RecordingGraph = {
    recorded: { kind: 'none' },
    settings: { settings: {}, restrictions: [] },
    displayPhone: '+62 800-000-0001',
    numbers: [],
    file: Buffer.from('a voice note'),
    requests,
    actions: () => requests.map(request => request.action),
    answer: (action, how) => void answers.set(action, how),
    hold(action) {
      const held: ((outcome: GraphOutcome<void>) => void)[] = []
      answers.set(
        action,
        () =>
          new Promise(resolve => {
            held.push(resolve)
          }),
      )
      return (outcome = yes) => {
        answers.delete(action)
        for (const release of held) release(outcome)
      }
    },
    preAccept: (phoneNumberId, call, sdp) => take({ action: 'preAccept', phoneNumberId, call, sdp }),
    accept: (phoneNumberId, call, sdp, opaque) =>
      take({ action: 'accept', phoneNumberId, call, sdp, opaque }),
    reject: (phoneNumberId, call) => take({ action: 'reject', phoneNumberId, call }),
    terminate: (phoneNumberId, call) => take({ action: 'terminate', phoneNumberId, call }),
    async connect(phoneNumberId, to, sdp, opaque) {
      const providerCallId = providerCallIdSchema.parse(`wacid.out-${(counts.connect += 1)}`)
      const outcome = await take({ action: 'connect', phoneNumberId, to, sdp, opaque })
      return outcome.kind === 'done' ? { kind: 'done', value: { providerCallId } } : outcome
    },
    sendText: (phoneNumberId, to, text, opaque) =>
      takeMessage({ action: 'sendText', phoneNumberId, to, text, opaque }),
    sendPermissionRequest: (phoneNumberId, to, text, opaque) =>
      takeMessage({ action: 'sendPermissionRequest', phoneNumberId, to, text, opaque }),
    sendTemplate: (phoneNumberId, to, template, opaque) =>
      takeMessage({ action: 'sendTemplate', phoneNumberId, to, template, opaque }),
    sendCallButton: (phoneNumberId, to, button, opaque) =>
      takeMessage({ action: 'sendCallButton', phoneNumberId, to, button, text: button.text, opaque }),
    async describeMedia(media) {
      const outcome = await take({ action: 'describeMedia', phoneNumberId: '', media })
      const sha256 = createHash('sha256').update(graph.file).digest('hex')
      const value = { url: `https://media.test/${media}`, size: graph.file.length, sha256 }
      return outcome.kind === 'done' ? { kind: 'done', value } : outcome
    },
    async openMedia(media) {
      const outcome = await take({ action: 'openMedia', phoneNumberId: '', media })
      return outcome.kind === 'done' ? { kind: 'done', value: Readable.from([graph.file]) } : outcome
    },
    async describeNumber(phoneNumberId) {
      const outcome = await take({ action: 'describeNumber', phoneNumberId })
      const value = { phoneNumberId, displayPhone: graph.displayPhone, name: 'Toko Sinar' }
      return outcome.kind === 'done' ? { kind: 'done', value } : outcome
    },
    async listNumbers(wabaId) {
      const outcome = await take({ action: 'listNumbers', phoneNumberId: wabaId })
      return outcome.kind === 'done' ? { kind: 'done', value: graph.numbers } : outcome
    },
    async subscribedApps(wabaId) {
      const outcome = await take({ action: 'subscribedApps', phoneNumberId: wabaId })
      return outcome.kind === 'done' ? { kind: 'done', value: ['app'] } : outcome
    },
    async ownApp() {
      const outcome = await take({ action: 'ownApp', phoneNumberId: '' })
      return outcome.kind === 'done' ? { kind: 'done', value: 'app' } : outcome
    },
    async pushSettings(phoneNumberId, settings) {
      const outcome = await take({ action: 'pushSettings', phoneNumberId, settings })
      if (outcome.kind === 'done') graph.settings = { ...graph.settings, settings: { ...settings } }
      return outcome
    },
    async readSettings(phoneNumberId) {
      const outcome = await take({ action: 'readSettings', phoneNumberId })
      return outcome.kind === 'done' ? { kind: 'done', value: graph.settings } : outcome
    },
    async getCallPermission(phoneNumberId, to) {
      const outcome = await take({ action: 'getCallPermission', phoneNumberId, to })
      return outcome.kind === 'done' ? { kind: 'done', value: graph.recorded } : outcome
    },
  }
  return graph
}
