import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { agentIdSchema } from '#shared/domain/ids.ts'
import { createHub } from '../../../../src-platform/agents/hub.ts'
import { createTestClock } from '../../../../src-platform/clock-test.ts'
import { aRoom } from '../../../support/builders/wire.ts'
import { aSocket, type FakeSocket } from './fake-socket.ts'

const ani = agentIdSchema.parse('u-ani')

/** What can happen to one desktop; sizes are of the event's data, in characters. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('event'), size: fc.nat(60_000) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('read'), frames: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('takeover') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('resume') }) },
)

/** A desktop that remembers the events it has handled, and handles of each socket only some before it breaks. */
function aDesktop() {
  const handled: number[] = []
  let socket: FakeSocket | undefined
  let taken = 0
  return {
    handled,
    get socket() {
      return socket
    },
    get lastSeq() {
      return handled.at(-1) ?? 0
    },
    use: (next: FakeSocket | undefined) => {
      socket = next
      taken = 0
    },
    read: (frames: number) => {
      socket?.drain()
      for (const frame of socket?.read.slice(taken, taken + frames) ?? []) {
        taken++
        handled.push((JSON.parse(frame) as { params: { seq: number } }).params.seq)
      }
    },
  }
}

it('whatever is delivered, cut, taken over and resumed, a desktop sees each event once and in order', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 200 }), happenings => {
      const clock = createTestClock(0)
      const hub = createHub({ clock, realClock: clock, newId: () => 'session-1', presenceGraceMs: 0 })
      const desktop = aDesktop()
      const first = aSocket({ reads: false })
      const session = hub.open(ani, first)
      session.flush()
      desktop.use(first)
      let delivered = 0

      const leave = () => {
        if (desktop.socket) hub.disconnected(session, desktop.socket)
        desktop.use(undefined)
      }
      const comeBack = () => {
        const socket = aSocket({ reads: false })
        const resumed = hub.resume(ani, socket, { sessionId: session.id, lastSeq: desktop.lastSeq })
        expect(resumed).toBe(session)
        desktop.use(socket)
        session.flush()
      }

      for (const each of happenings) {
        if (each.kind === 'event' && 'size' in each) {
          const room = aRoom({ customer: { id: '6281', name: 'x'.repeat(each.size) } })
          hub.deliver([{ agentId: ani, event: { type: 'room.updated', data: { room } } }])
          delivered++
        } else if (each.kind === 'read' && 'frames' in each) desktop.read(each.frames)
        else if (each.kind === 'cut') leave()
        else if (each.kind === 'takeover' || !desktop.socket) comeBack()
        // A socket that the platform closed, because it was not read, ends for the desktop too.
        if (desktop.socket?.closedWith !== undefined) leave()
      }
      comeBack()
      desktop.read(Number.MAX_SAFE_INTEGER)
      expect(desktop.handled).toEqual(Array.from({ length: delivered }, (_, index) => index + 1))
    }),
    { numRuns: 300 },
  )
})
