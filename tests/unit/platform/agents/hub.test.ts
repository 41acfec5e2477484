import { describe, expect, it } from 'vitest'
import { agentIdSchema, sessionIdSchema, type AgentId } from '#shared/domain/ids.ts'
import type { AgentEvent } from '#shared/protocol/events.ts'
import { closeCodes, wireLimits } from '#shared/protocol/version.ts'
import type { AgentSocket, Session } from '../../../../src-platform/agents/session.ts'
import { createHub } from '../../../../src-platform/agents/hub.ts'
import { createTestClock } from '../../../../src-platform/clock-test.ts'
import { aRoom } from '../../../support/builders/wire.ts'
import { aSocket, type FakeSocket } from './fake-socket.ts'

const ani = agentIdSchema.parse('u-ani')
const beni = agentIdSchema.parse('u-beni')
const nothing = () => Promise.resolve()

const roomEvent = (id: string): AgentEvent => ({ type: 'room.updated', data: { room: aRoom({ id }) } })

function setUp() {
  const clock = createTestClock(Date.parse('2026-11-23T09:00:00Z'))
  const realClock = createTestClock(0)
  let ids = 0
  const hub = createHub({ clock, realClock, newId: () => `session-${++ids}`, presenceGraceMs: 30_000 })
  const connect = (agentId: AgentId): { socket: FakeSocket; session: Session } => {
    const socket = aSocket()
    const session = hub.open(agentId, socket)
    session.flush()
    return { socket, session }
  }
  const resume = (
    agentId: AgentId,
    socket: AgentSocket,
    from: { sessionId: Session['id']; lastSeq: number },
  ) => {
    const session = hub.resume(agentId, socket, from)
    session?.flush()
    return session
  }
  return { hub, clock, realClock, connect, resume }
}

const roomsAt = (socket: FakeSocket) =>
  socket.read.map(frame => {
    const { params } = JSON.parse(frame) as { params: { seq: number; data: { room: { id: string } } } }
    return `${params.seq} ${params.data.room.id}`
  })

describe('deliveries', () => {
  it('reach every desktop of their agent, in each its own order, stamped with the rules’ time', () => {
    const { hub, connect } = setUp()
    const [first, second, other] = [connect(ani), connect(ani), connect(beni)]
    hub.deliver([{ agentId: ani, event: roomEvent('a') }])
    hub.deliver([
      { agentId: ani, event: roomEvent('b') },
      { agentId: beni, event: roomEvent('c') },
    ])
    expect(roomsAt(first.socket)).toEqual(['1 a', '2 b'])
    expect(roomsAt(second.socket)).toEqual(['1 a', '2 b'])
    expect(roomsAt(other.socket)).toEqual(['1 c'])
    expect(other.socket.read[0]).toContain('"at":"2026-11-23T09:00:00.000Z"')
  })

  it('reach one session only, or all but one', () => {
    const { hub, connect } = setUp()
    const [first, second] = [connect(ani), connect(ani)]
    hub.deliver([
      { agentId: ani, only: first.session.id, event: roomEvent('only') },
      { agentId: ani, except: first.session.id, event: roomEvent('except') },
    ])
    expect(roomsAt(first.socket)).toEqual(['1 only'])
    expect(roomsAt(second.socket)).toEqual(['1 except'])
  })

  it('meant for one session wait for it while it may come back, and reach all desktops once it is gone for good', async () => {
    const { hub, connect, resume, realClock } = setUp()
    const [gone, stays] = [connect(ani), connect(ani)]
    hub.disconnected(gone.session, gone.socket)
    hub.deliver([{ agentId: ani, only: gone.session.id, event: roomEvent('waits') }])
    expect(stays.socket.read).toEqual([])
    const back = aSocket()
    resume(ani, back, { sessionId: gone.session.id, lastSeq: 0 })
    expect(roomsAt(back)).toEqual(['1 waits'])

    hub.disconnected(gone.session, back)
    await realClock.advance(wireLimits.resumeWithinMs, nothing)
    hub.deliver([{ agentId: ani, only: gone.session.id, event: roomEvent('for all') }])
    expect(roomsAt(stays.socket)).toEqual(['1 for all'])
  })

  it('meant for a session of somebody else are never shown to that one', () => {
    const { hub, connect } = setUp()
    const [anis, benis] = [connect(ani), connect(beni)]
    hub.deliver([{ agentId: ani, only: benis.session.id, event: roomEvent('a') }])
    expect(benis.socket.read).toEqual([])
    expect(roomsAt(anis.socket)).toEqual(['1 a'])
  })

  it('to nobody are no fault', () => {
    const { hub } = setUp()
    expect(() => hub.deliver([{ agentId: ani, event: roomEvent('a') }])).not.toThrow()
  })
})

describe('resuming', () => {
  it('is for the agent’s own session alone', () => {
    const { connect, resume } = setUp()
    const { session, socket } = connect(ani)
    expect(resume(beni, aSocket(), { sessionId: session.id, lastSeq: 0 })).toBeUndefined()
    expect(
      resume(ani, aSocket(), { sessionId: sessionIdSchema.parse('unknown'), lastSeq: 0 }),
    ).toBeUndefined()
    expect(socket.closedWith).toBeUndefined()
  })

  it('is refused past the newest event, and past what is kept', () => {
    const { hub, connect, resume } = setUp()
    const { session } = connect(ani)
    expect(resume(ani, aSocket(), { sessionId: session.id, lastSeq: 1 })).toBeUndefined()
    for (let turn = 0; turn <= wireLimits.resumeEvents; turn++) {
      hub.deliver([{ agentId: ani, event: roomEvent(String(turn)) }])
    }
    expect(resume(ani, aSocket(), { sessionId: session.id, lastSeq: 0 })).toBeUndefined()
    expect(resume(ani, aSocket(), { sessionId: session.id, lastSeq: 1 })).toBe(session)
  })

  it('works until two minutes after the disconnect', async () => {
    const { hub, connect, resume, realClock } = setUp()
    const { session, socket } = connect(ani)
    hub.disconnected(session, socket)
    await realClock.advance(wireLimits.resumeWithinMs - 1, nothing)
    const back = aSocket()
    expect(resume(ani, back, { sessionId: session.id, lastSeq: 0 })).toBe(session)
    await realClock.advance(wireLimits.resumeWithinMs, nothing)
    hub.disconnected(session, back)
    await realClock.advance(wireLimits.resumeWithinMs, nothing)
    expect(resume(ani, aSocket(), { sessionId: session.id, lastSeq: 0 })).toBeUndefined()
  })

  it('in vain gives the old session up, with its socket', () => {
    const { hub, connect } = setUp()
    const { session, socket } = connect(ani)
    const next = aSocket()
    const opened = hub.open(ani, next, session.id)
    expect(opened.id).not.toBe(session.id)
    expect(socket.closedWith).toBe(closeCodes.takenOver)
    hub.disconnected(session, socket)
    opened.flush()
    hub.deliver([{ agentId: ani, only: session.id, event: roomEvent('a') }])
    expect(roomsAt(next)).toEqual(['1 a'])
  })
})

describe('[R4] the desktops of an agent', () => {
  it('count with what each observed last, until they have been gone for the grace', async () => {
    const { hub, connect, resume, clock } = setUp()
    const gone: AgentId[] = []
    hub.onDesktopGone(agentId => gone.push(agentId))
    expect(hub.desktopsOf(ani)).toEqual([])
    const [first, second] = [connect(ani), connect(ani)]
    hub.holdAway(first.session.id, true)
    expect(hub.desktopsOf(ani)).toEqual([{ isHeldAway: true }, { isHeldAway: false }])
    hub.disconnected(first.session, first.socket)
    hub.disconnected(second.session, second.socket)
    await clock.advance(29_999, nothing)
    expect(hub.desktopsOf(ani)).toHaveLength(2)
    resume(ani, aSocket(), { sessionId: first.session.id, lastSeq: 0 })
    await clock.advance(1, nothing)
    expect(hub.desktopsOf(ani)).toEqual([{ isHeldAway: true }])
    expect(gone).toEqual([ani])
    hub.open(ani, aSocket(), first.session.id)
    expect(hub.desktopsOf(ani)).toEqual([{ isHeldAway: false }])
  })
})

describe('reachability', () => {
  it('[R4] lasts while a desktop is connected and for the grace after, by the rules’ time', async () => {
    const { hub, connect, clock } = setUp()
    expect(hub.isReachable(ani)).toBe(false)
    const [first, second] = [connect(ani), connect(ani)]
    hub.disconnected(first.session, first.socket)
    await clock.advance(60_000, nothing)
    expect(hub.isReachable(ani)).toBe(true)
    hub.disconnected(second.session, second.socket)
    await clock.advance(29_999, nothing)
    expect(hub.isReachable(ani)).toBe(true)
    await clock.advance(1, nothing)
    expect(hub.isReachable(ani)).toBe(false)
  })
})
