import { agentIdSchema, callIdSchema } from '#shared/domain/ids.ts'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { QueueAccount, QueueAgent, QueueCall, QueueSnapshot } from '#shared/protocol/queue.ts'
import { createFakeDesk, type FakeDesk, granted, never, refused } from './fake-dering.ts'
import { ago, ahead, call, desktop, hour, minute, room, session } from './people.ts'

const sari = { id: agentIdSchema.parse('u-sari'), name: 'Sari Lestari', role: 'supervisor' } as const
const person = (id: string, name: string) => ({ id: agentIdSchema.parse(id), name })
const people = [
  person('u-ani', 'Ani Wijaya'),
  person('u-bo', 'Bo Hartono'),
  person('u-dewi', 'Dewi Kusumawardhani Prawirodirdjo binti Raden Mas'),
  person('u-eko', 'Eko'),
] as const
const [ani, bo, dewi] = people

/** The same kinds of calls again and again, each with its own customer. */
function liveCall(index: number): QueueCall {
  const facts = { ...call(index), id: callIdSchema.parse(`live${index}`) }
  switch (index % 5) {
    case 0:
      return {
        ...facts,
        stage: 'waiting',
        via: 'overflow',
        ringing: [],
        waitingFor: [ani],
        offeredAt: ago(34_000),
      }
    case 1:
      return { ...facts, stage: 'ringing', via: 'ring_all', ringing: [bo, dewi], offeredAt: ago(18_000) }
    case 2:
      return {
        ...facts,
        stage: 'ringing',
        via: 'room',
        ringing: [dewi],
        offeredAt: ago(4_000),
        ringUntil: ahead(41_000),
      }
    case 3:
      return {
        ...facts,
        direction: 'outbound',
        state: 'ringing',
        stage: 'ringing',
        agent: bo,
        offeredAt: ago(9_000),
      }
    default:
      return {
        ...facts,
        state: 'connected',
        stage: 'connected',
        agent: ani,
        offeredAt: ago(4 * minute),
        answeredAt: ago(3 * minute + index * 1_000),
      }
  }
}

const agents = (): QueueAgent[] =>
  people.map(({ id, name }, index) => ({
    id,
    name,
    role: 'agent',
    presence: (['online', 'online', 'away', 'offline'] as const)[index] ?? 'online',
    state: (['on_call', 'ringing', 'free', 'free'] as const)[index] ?? 'free',
    since: ago(index * 11 * minute + 48_000),
    answeredToday: 31 - index * 7,
    missedToday: index * 2,
  }))

const accounts = (): QueueAccount[] => [
  {
    id: room(0).accountId,
    waiting: 1,
    ringing: 2,
    connected: 1,
    oldestWaitMs: 34_000,
    oldestSince: ago(34_000),
    answerRate: 0.94,
  },
  {
    id: room(2).accountId,
    waiting: 0,
    ringing: 1,
    connected: 0,
    oldestWaitMs: 4_000,
    oldestSince: ago(4_000),
    answerRate: 0.62,
  },
]

/** The queue with so many calls. */
export const queueOf = (count: number): QueueSnapshot => ({
  calls: Array.from({ length: count }, (_, index) => liveCall(index)),
  agents: agents(),
  accounts: accounts(),
})

export const seenBySari = (change: Partial<DesktopState> = {}) =>
  desktop({ session: session([room(0)], { me: sari }), ...change })

const watching = (snapshot: QueueSnapshot, change: Partial<DesktopState> = {}): FakeDesk =>
  createFakeDesk({
    state: seenBySari(change),
    handlers: {
      watchQueue: (_input, desk) => {
        desk.tell('queue', { kind: 'snapshot', snapshot })
        return granted(null)
      },
    },
  })

/** Every state of the live queue. */
export const queueScenes: Readonly<Record<string, () => FakeDesk>> = {
  queue: () => watching(queueOf(9)),
  'queue-empty': () =>
    watching({ ...queueOf(0), accounts: accounts().map(row => ({ ...row, oldestSince: null })) }),
  'queue-busy': () => watching(queueOf(5_000)),
  /** The second call becomes critical a moment later. */
  'queue-chime': () =>
    watching(queueOf(9), { settings: { ...desktop().settings, queueChime: true, queueCriticalSeconds: 20 } }),
  'queue-offline': () =>
    watching(queueOf(9), {
      connection: { status: 'waiting', attempt: 3, why: 'unreachable', retryAt: Date.now() + hour },
    }),
  'queue-loading': () => createFakeDesk({ state: seenBySari(), handlers: { watchQueue: never } }),
  'queue-failed': () =>
    createFakeDesk({
      state: seenBySari(),
      handlers: { watchQueue: () => refused({ reason: 'forbidden_role', message: 'Not for this role.' }) },
    }),
}
