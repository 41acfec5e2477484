import { accountIdSchema, agentIdSchema, ringGroupIdSchema } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/room.ts'
import type { AskAnswers, AskInput } from '#shared/ipc/asks.ts'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { Outcome } from '#shared/ipc/outcome.ts'
import type { WindowMethod } from '#shared/ipc/platform-requests.ts'
import type { WireAgent, WireRingGroup } from '#shared/protocol/entities.ts'
import type { Result } from '#shared/protocol/methods.ts'
import type { WireAccount } from '#shared/protocol/account.ts'
import { createFakeDesk, type FakeDesk, granted, never, refused } from './fake-dering.ts'
import { ago, ahead, day, desktop, me, room, session } from './people.ts'

/** What the platform answers to each method; the rest is refused, so that a scene names what it shows. */
export type Answers = { readonly [M in WindowMethod]?: Result<M> }

export const answering =
  (answers: Answers) =>
  ({ method }: AskInput<'request'>): Outcome<AskAnswers['request']> => {
    const answer = answers[method]
    return answer ? granted(answer) : refused({ reason: 'failed', message: `No answer to ${method}.` })
  }

const acc1 = accountIdSchema.parse('acc1')
const people: readonly (readonly [id: string, name: string, presence: WireAgent['presence']])[] = [
  ['u-ani', 'Ani Wijaya', 'online'],
  ['u-bo', 'Bo Hartono', 'online'],
  ['u-citra', 'Citra Lestari', 'away'],
  ['u-dewi', 'Dewi Anggraini Kusumawardhani Prawirodirdjo', 'offline'],
  ['u-eko', 'Eko Nugroho', 'online'],
]
const agents: Readonly<Record<string, WireAgent>> = Object.fromEntries(
  people.map(([id, name, presence]) => [
    id,
    {
      id: agentIdSchema.parse(id),
      name,
      presence,
      role: 'agent',
      state: id === 'u-eko' ? 'on_call' : 'free',
    },
  ]),
)
const ids = (...members: readonly string[]) => members.map(id => agentIdSchema.parse(id))

const ringGroups: readonly WireRingGroup[] = [
  {
    id: ringGroupIdSchema.parse('g1'),
    name: 'Front desk',
    accountId: acc1,
    mode: 'ring_all',
    members: ids('u-dewi', 'u-citra'),
  },
  {
    id: ringGroupIdSchema.parse('g2'),
    name: 'Sales',
    accountId: acc1,
    mode: 'round_robin',
    members: ids('u-ani', 'u-bo', 'u-eko'),
    overflowSeconds: 15,
    lastRung: agentIdSchema.parse('u-ani'),
  },
]

/** The desktop of a person of this role, where customers have written before. */
export const deskOf = (role: Role, change: Partial<DesktopState> = {}): DesktopState =>
  desktop({ session: session([room(0)], { me: { ...me, role }, agents }), ...change })

const manage = (role: Role, answers: Answers, change: Partial<DesktopState> = {}) =>
  createFakeDesk({ state: deskOf(role, change), handlers: { request: answering(answers) } })

const waiting = { status: 'waiting', attempt: 3, why: 'unreachable', retryAt: Date.now() + 14_000 } as const

const toko = {
  id: acc1,
  name: 'Toko Sinar',
  displayPhone: '+62 800 000 0001',
  inbound: true,
  outbound: true,
  ringSeconds: 45,
  callbackPermission: true,
  missedCallConsent: false,
  ringGroupWhenOwnerDisconnected: false,
  agentOverrides: [{ agentId: agentIdSchema.parse('u-bo'), inbound: false }],
  restrictions: [],
  warnings: [],
  provider: { inSync: true, pending: false, differences: [] },
} as const satisfies WireAccount

const accountsDesk = (account: WireAccount, answers: Answers = {}, change: Partial<DesktopState> = {}) =>
  createFakeDesk({
    state: {
      ...deskOf('admin'),
      session: session([], { me: { ...me, role: 'admin' }, agents, accounts: { [acc1]: account } }),
      ...change,
    },
    handlers: { request: answering(answers) },
  })

const troubled: WireAccount = {
  ...toko,
  callHours: {
    enabled: true,
    timeZone: 'Asia/Jakarta',
    weekly: [
      { day: 'monday', open: '08:00', close: '12:00' },
      { day: 'monday', open: '13:00', close: '17:00' },
    ],
    holidays: [{ date: '2027-01-01', from: '00:00', to: '23:59' }],
  },
  restrictions: [{ type: 'RESTRICTED_BUSINESS_INITIATED_CALLING', at: ago(day), until: ahead(2 * day) }],
  warnings: [{ type: 'low_answer_rate', source: 'platform', at: ago(day) }],
  answerRate: 0.62,
  provider: {
    inSync: false,
    pending: false,
    differences: [
      { setting: 'callback_permission_status', ours: 'ENABLED', theirs: 'DISABLED' },
      { setting: 'call_hours', ours: { enabled: true } },
    ],
    error: { code: 138_018, message: '(#138018) No subscription to the calls webhook' },
  },
}

const tested: Answers = {
  'accounts.test': {
    steps: [
      { step: 'token', outcome: 'ok', reason: 'token_taken' },
      { step: 'number', outcome: 'failed', reason: 'number_mismatch', theirs: '+62 811 0000 9999' },
      { step: 'settings', outcome: 'failed', reason: 'settings_differ' },
      { step: 'subscription', outcome: 'unknown', reason: 'not_tried' },
      { step: 'webhook', outcome: 'ok', reason: 'webhook_seen', at: ago(2 * day) },
    ],
  },
}

/** What supervisors and admins look after. */
export const manageScenes: Readonly<Record<string, () => FakeDesk>> = {
  'ring-groups': () => manage('supervisor', { 'ringGroups.list': { ringGroups: [...ringGroups] } }),
  'ring-groups-empty': () => manage('supervisor', { 'ringGroups.list': { ringGroups: [] } }),
  'ring-groups-loading': () => createFakeDesk({ state: deskOf('supervisor'), handlers: { request: never } }),
  'ring-groups-failed': () => manage('supervisor', {}),
  'ring-groups-offline': () => manage('supervisor', {}, { connection: waiting }),
  accounts: () => accountsDesk(toko),
  'accounts-troubled': () => accountsDesk(troubled, tested),
  'accounts-offline': () => accountsDesk(toko, {}, { connection: waiting }),
}

/** The tab that a scene is about. */
export const manageTabOf = (scene: string): string => {
  const [subject = ''] = scene.split('-')
  return subject === 'ring' ? 'ringGroups' : subject
}
