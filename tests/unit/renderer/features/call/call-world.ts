import { createStore } from 'zustand/vanilla'
import type { CallId } from '#shared/domain/ids.ts'
import type { AskAnswers } from '#shared/ipc/asks.ts'
import { settingsSchema, type DesktopState } from '#shared/ipc/desktop-state.ts'
import type { AskRefusal, Outcome } from '#shared/ipc/outcome.ts'
import type { WireCall } from '#shared/protocol/entities.ts'
import { applyEvent } from '#shared/session/apply-event.ts'
import type { Session } from '#shared/session/session.ts'
import { CallController } from '../../../../../src-renderer/features/call/call-controller.ts'
import type { CallNotice } from '../../../../../src-renderer/features/call/call-state.ts'
import { createFakeMedia } from '../../../../../src-renderer/media/fake-media.ts'
import type { RingKind, Tones } from '../../../../../src-renderer/media/tones.ts'
import { aCall, aRoom, anEvent, anOffer, aSession } from '../../../../support/builders/wire.ts'

export const offerSdp =
  'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\na=setup:actpass\r\n'
export const answerSdp = offerSdp.replace('actpass', 'active')
export const theCall = 'call-1' as CallId
export const theRoom = aRoom()

/** An ask that was made and has no answer yet. */
interface Asked {
  readonly name: string
  readonly input: unknown
  grant(value?: unknown): Promise<void>
  refuse(refusal: Partial<AskRefusal>): Promise<void>
}

/** A controller between a fake media port and a session that a test tells what happens. */
export function createCallWorld(session: Session = aSession()) {
  const asked: Asked[] = []
  const ask =
    <K extends keyof AskAnswers>(name: K) =>
    (input?: unknown) =>
      new Promise<Outcome<AskAnswers[K]>>(resolve => {
        const grant = async (value: unknown = null) => {
          resolve({ ok: true, value: value as AskAnswers[K] })
          await settle()
        }
        const refuse = async (refusal: Partial<AskRefusal>) => {
          resolve({ ok: false, refusal: { reason: 'failed', message: 'It failed.', ...refusal } })
          await settle()
        }
        asked.push({ name, input, grant, refuse })
      })
  const quiet =
    (name: 'holdMedia' | 'reportError' | 'saveSettings') =>
    async (input: unknown): Promise<Outcome<null>> => {
      asked.push({ name, input, grant: async () => undefined, refuse: async () => undefined })
      return { ok: true, value: null }
    }
  const desktop = createStore<DesktopState>(() => ({
    auth: { status: 'signedIn' },
    connection: { status: 'online', since: 0 },
    session,
    thread: null,
    settings: settingsSchema.parse({}),
    lostCalls: [],
    app: { version: '1', platform: 'linux', locale: 'en', host: 'electron', isPackaged: true, serverUrl: '' },
  }))
  const media = createFakeMedia()
  const heard = { ring: null as RingKind | null, beep: false, ringback: false, connected: 0, ended: 0 }
  const tones: Tones = {
    looping: null,
    ring: kind => void (heard.ring = kind),
    beep: wanted => void (heard.beep = wanted),
    sample: () => ({ stop: () => undefined }),
    ringback: wanted => void (heard.ringback = wanted),
    chime: () => undefined,
    connected: () => void (heard.connected += 1),
    ended: () => void (heard.ended += 1),
    close: () => void Object.assign(heard, { ring: null, beep: false, ringback: false }),
  }
  let dials = 0
  const controller = new CallController({
    api: {
      answerCall: ask('answerCall'),
      declineCall: ask('declineCall'),
      dialCall: ask('dialCall'),
      hangUpCall: ask('hangUpCall'),
      holdMedia: quiet('holdMedia'),
      reportError: quiet('reportError'),
      saveSettings: quiet('saveSettings'),
    },
    desktop,
    media,
    tones,
    now: () => Date.now(),
    newId: () => `dial-${(dials += 1)}`,
  })
  const notices: CallNotice[] = []
  controller.onNotice(notice => notices.push(notice))

  async function tell(type: string, data: object) {
    const { session } = desktop.getState()
    if (!session) throw new Error('There is no session to tell')
    const applied = applyEvent(session, anEvent(session.seq + 1, type, data))
    if (applied.kind !== 'applied') throw new Error(`The event was ${applied.kind}`)
    desktop.setState({ session: applied.session })
    await settle()
  }

  async function offer(call: WireCall = aCall({ offeredAt: now() }), over: object = {}) {
    await tell('call.offered', anOffer(call, { sdp: offerSdp, ringUntil: now(45_000), ...over }))
  }
  async function update(over: object) {
    await tell('call.updated', { call: aCall({ offeredAt: now(), ...over }) })
  }

  return {
    controller,
    desktop,
    media,
    heard,
    notices,
    tell,
    state: () => controller.store.getState(),
    /** The asks of one name, the newest last. */
    asked: (name: string) => asked.filter(other => other.name === name),
    last: (name: string): Asked => {
      const found = asked.findLast(other => other.name === name)
      if (!found) throw new Error(`${name} was not asked`)
      return found
    },
    /** The call whose sound main was told that the window has. */
    held: () =>
      (asked.findLast(other => other.name === 'holdMedia')?.input as { callId: string | null })?.callId ??
      null,
    offer,
    update,
    /** The platform has decided that the call is this agent's; the provider has not spoken yet. */
    give: () =>
      tell('agent.updated', {
        agent: { id: 'u-ani', name: 'Ani', role: 'agent', presence: 'online', state: 'on_call' },
      }),
    /** A call that was offered and answered, and is spoken. */
    async connect() {
      await offer()
      void controller.answer(theCall)
      await settle()
      await asked.findLast(({ name }) => name === 'answerCall')?.grant({ call: aCall() })
      await update({ state: 'connected', answeredAt: now() })
    },
    end: (over: object = {}) =>
      tell('call.ended', {
        call: aCall({ state: 'ended', status: 'answered', reason: 'completed', ...over }),
      }),
    withdraw: (over: object = {}) =>
      tell('call.withdrawn', { callId: 'call-1', reason: 'customer_hung_up', ...over }),
  }
}

export type CallWorld = ReturnType<typeof createCallWorld>

/** An ISO time this many milliseconds from now. */
export const now = (plusMs = 0) => new Date(Date.now() + plusMs).toISOString()

/** Lets every promise that can go on do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}
