import { accountIdSchema, agentIdSchema, ringGroupIdSchema } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/room.ts'
import type { AskAnswers, AskInput } from '#shared/ipc/asks.ts'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { Outcome } from '#shared/ipc/outcome.ts'
import type { WindowMethod } from '#shared/ipc/platform-requests.ts'
import type { WireAgent, WireRingGroup } from '#shared/protocol/entities.ts'
import type { Result } from '#shared/protocol/methods.ts'
import { createFakeDesk, type FakeDesk, granted, never, refused } from './fake-dering.ts'
import { desktop, me, session } from './people.ts'

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

/** The desktop of a person of this role. */
export const deskOf = (role: Role, change: Partial<DesktopState> = {}): DesktopState =>
  desktop({ session: session([], { me: { ...me, role }, agents }), ...change })

const manage = (role: Role, answers: Answers, change: Partial<DesktopState> = {}) =>
  createFakeDesk({ state: deskOf(role, change), handlers: { request: answering(answers) } })

const waiting = { status: 'waiting', attempt: 3, why: 'unreachable', retryAt: Date.now() + 14_000 } as const

/** What supervisors look after. */
export const manageScenes: Readonly<Record<string, () => FakeDesk>> = {
  'ring-groups': () => manage('supervisor', { 'ringGroups.list': { ringGroups: [...ringGroups] } }),
  'ring-groups-empty': () => manage('supervisor', { 'ringGroups.list': { ringGroups: [] } }),
  'ring-groups-loading': () => createFakeDesk({ state: deskOf('supervisor'), handlers: { request: never } }),
  'ring-groups-failed': () => manage('supervisor', {}),
  'ring-groups-offline': () => manage('supervisor', {}, { connection: waiting }),
}
