import { describe, expect, it } from 'vitest'
import { agentIdSchema, sessionIdSchema } from '#shared/domain/ids.ts'
import { closeCodes } from '#shared/protocol/version.ts'
import { createSession, maxBufferedBytes } from '../../../../src-platform/agents/session.ts'
import { aSocket, type FakeSocket } from './fake-socket.ts'

const aSession = (kept?: number) =>
  createSession(sessionIdSchema.parse('session-1'), agentIdSchema.parse('u-ani'), kept)

const event = (size = 10) => ({
  at: '2026-11-23T09:00:00Z',
  type: 'room.updated',
  data: `"${'x'.repeat(size)}"`,
})

const seqsOf = (socket: FakeSocket) =>
  socket.read.map(frame => (JSON.parse(frame) as { params: { seq: number } }).params.seq)

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe('a session', () => {
  it('sends nothing before its hello is answered, and then everything', () => {
    const session = aSession()
    const socket = aSocket()
    session.attach(socket, 0)
    session.tell(event())
    expect(socket.read).toEqual([])
    session.flush()
    session.tell(event())
    expect(seqsOf(socket)).toEqual([1, 2])
  })

  it('sends exactly what was missed to the next socket, and closes the older one as taken over', () => {
    const session = aSession()
    const older = aSocket()
    session.attach(older, 0)
    session.flush()
    for (let turn = 0; turn < 3; turn++) session.tell(event())
    const next = aSocket()
    session.attach(next, 1)
    session.flush()
    session.tell(event())
    expect(seqsOf(older)).toEqual([1, 2, 3])
    expect(older.closedWith).toBe(closeCodes.takenOver)
    expect(seqsOf(next)).toEqual([2, 3, 4])
    expect(session.detach(older)).toBe(false)
    expect(session.socket).toBe(next)
  })

  it('catches up in portions as the other end reads, with what comes meanwhile at the end', () => {
    const session = aSession()
    for (let turn = 0; turn < 500; turn++) session.tell(event(10_000))
    const socket = aSocket({ reads: false })
    session.attach(socket, 0)
    session.flush()
    expect(socket.bufferedBytes).toBeLessThan(maxBufferedBytes)
    session.tell(event(10_000))
    socket.drain()
    expect(seqsOf(socket)).toEqual(upTo(501))
    expect(socket.closedWith).toBeUndefined()
  })

  it('cuts off a client that does not read, and gives it the rest when it comes back', () => {
    const session = aSession()
    const socket = aSocket({ reads: false })
    session.attach(socket, 0)
    session.flush()
    let told = 0
    for (; socket.closedWith === undefined; told++) session.tell(event(10_000))
    expect(socket.closedWith).toBe(closeCodes.tooSlow)
    expect(socket.bufferedBytes).toBeGreaterThan(maxBufferedBytes)
    expect(socket.bufferedBytes).toBeLessThan(maxBufferedBytes + 20_000)
    session.tell(event(10_000))
    const next = aSocket()
    session.attach(next, 7)
    session.flush()
    next.drain()
    expect(seqsOf(next)).toEqual(upTo(told + 1).slice(7))
  })

  it('cuts off a client that catches up more slowly than events are forgotten', () => {
    const session = aSession(100)
    for (let turn = 0; turn < 100; turn++) session.tell(event(10_000))
    const socket = aSocket({ reads: false })
    session.attach(socket, 0)
    session.flush()
    for (let turn = 0; turn < 100; turn++) session.tell(event(10_000))
    socket.drain()
    expect(socket.closedWith).toBe(closeCodes.tooSlow)
  })
})
