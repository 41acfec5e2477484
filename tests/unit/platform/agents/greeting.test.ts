import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { agentIdSchema } from '#shared/domain/ids.ts'
import type { Snapshot } from '#shared/protocol/entities.ts'
import { createGreet } from '../../../../src-platform/agents/greeting.ts'
import { createHub } from '../../../../src-platform/agents/hub.ts'
import { createTestClock } from '../../../../src-platform/clock-test.ts'
import type { User } from '../../../../src-platform/store/records.ts'
import { aRoom } from '../../../support/builders/wire.ts'
import { aSocket } from './fake-socket.ts'

const ani: User = {
  id: agentIdSchema.parse('u-ani'),
  name: 'Ani',
  email: 'ani@example.com',
  role: 'agent',
  passwordHash: '',
  disabled: false,
  presence: 'online',
}
const anisRow = { id: ani.id, name: 'Ani', role: 'agent', presence: 'online', state: 'free' } as const
const empty: Snapshot = { accounts: [], agents: [anisRow], rooms: [], calls: [], offers: [], waiting: [] }
const client = { name: 'test', version: '0', platform: 'test' }
const hello = (params: Record<string, unknown> = { client }) =>
  ({ kind: 'request', id: 1, method: 'session.hello', params }) as const

function setUp(parts: { user?: User; snapshot?: () => Promise<Snapshot> } = {}) {
  const clock = createTestClock(0)
  const hub = createHub({ clock, realClock: clock, newId: () => 'session-1', presenceGraceMs: 0 })
  const tell = (id: string) =>
    hub.deliver([{ agentId: ani.id, event: { type: 'room.updated', data: { room: aRoom({ id }) } } }])
  const greet = createGreet({
    hub,
    clock,
    log: pino({ level: 'silent' }),
    newId: () => 'fault-1',
    directory: { getUser: () => Promise.resolve(parts.user) },
    calls: {
      // As the platform does it: what was decided before is told before, what is decided later is told later.
      snapshot: async (_agentId, atThatPoint) => {
        const snapshot = (await parts.snapshot?.()) ?? empty
        tell('before')
        atThatPoint?.(snapshot)
        tell('after')
        return snapshot
      },
    },
  })
  return { greet, tell }
}

describe('session.hello', () => {
  it('[D6] is answered before any event, and events from the snapshot’s point on follow', async () => {
    const { greet } = setUp({ user: ani })
    const socket = aSocket()
    expect(await greet(ani.id, socket, hello())).toMatchObject({ kind: 'greeted', viewer: { role: 'agent' } })
    expect(socket.read.map(frame => JSON.parse(frame) as unknown)).toMatchObject([
      { id: 1, result: { sessionId: 'session-1', seq: 0, resumed: false, snapshot: empty } },
      { method: 'event', params: { seq: 1, data: { room: { id: 'after' } } } },
    ])
  })

  it('lets nobody in who is gone or disabled', async () => {
    expect(await setUp().greet(ani.id, aSocket(), hello())).toEqual({ kind: 'not_allowed' })
    const { greet } = setUp({ user: { ...ani, disabled: true } })
    expect(await greet(ani.id, aSocket(), hello())).toEqual({ kind: 'not_allowed' })
  })

  it('that makes no sense, or fails, may be said again', async () => {
    const { greet } = setUp({ user: ani, snapshot: () => Promise.reject(new Error('the database is away')) })
    const senseless = await greet(ani.id, aSocket(), hello({}))
    expect(senseless).toMatchObject({ kind: 'refused', frame: expect.stringContaining('-32602') })
    const failed = await greet(ani.id, aSocket(), hello())
    expect(failed).toMatchObject({ kind: 'refused', frame: expect.stringContaining('-32603') })
    expect(JSON.stringify(failed)).not.toContain('database')
  })

  it('lets nobody in who was disabled while they were looked up', async () => {
    const { greet } = setUp({ user: ani, snapshot: () => Promise.resolve({ ...empty, agents: [] }) })
    expect(await greet(ani.id, aSocket(), hello())).toEqual({ kind: 'not_allowed' })
  })
})
