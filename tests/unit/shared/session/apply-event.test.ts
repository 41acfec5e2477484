import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SessionEvent } from '#shared/protocol/events.ts'
import { applyEvent, skipEvent } from '#shared/session/apply-event.ts'
import { keptEndings, type Session } from '#shared/session/session.ts'
import { aCall, anEvent, anOffer, aRoom, aSession } from '../../../support/builders/wire.ts'

function applied(session: Session, ...events: SessionEvent[]): Session {
  return events.reduce((current, event) => {
    const result = applyEvent(current, event)
    if (result.kind !== 'applied') throw new Error(`Not applied: ${result.kind}`)
    return result.session
  }, session)
}

const call = aCall()
const offered = anEvent(1, 'call.offered', anOffer(call))
const withdrawn = (seq: number, over: object = {}) =>
  anEvent(seq, 'call.withdrawn', { callId: call.id, reason: 'answered_elsewhere', ...over })

describe('applyEvent', () => {
  it('rings while a call is offered, and keeps the offer with its SDP', () => {
    const session = applied(aSession(), offered)
    expect(session.offers[call.id]?.sdp).toBe('v=0')
    expect(session.seq).toBe(1)
  })

  it('[D2] stops ringing on withdrawal and remembers who answered', () => {
    const by = { id: 'u-bo', name: 'Bo' }
    const session = applied(aSession(), offered, withdrawn(2, { by }))
    expect(session.offers).toEqual({})
    expect(session.withdrawals[0]).toMatchObject({ reason: 'answered_elsewhere', by, call: { id: call.id } })
  })

  it('moves an answered call from the offers to the calls that this agent holds', () => {
    const mine = anEvent(2, 'call.updated', {
      call: aCall({ state: 'connected', answeredAt: call.offeredAt }),
    })
    const session = applied(aSession(), offered, mine)
    expect(session.offers).toEqual({})
    expect(session.calls[call.id]?.state).toBe('connected')
  })

  it('forgets an erased customer: the room, and the calls that it still showed', () => {
    const room = aRoom()
    const { accountId, customer } = call
    const erased = { accountId, customerId: customer.id, roomId: room.id }
    const session = applied(
      aSession(),
      anEvent(1, 'room.updated', { room }),
      anEvent(2, 'call.offered', anOffer(call)),
      withdrawn(3),
      anEvent(4, 'customer.erased', erased),
    )
    expect([session.rooms, session.withdrawals]).toEqual([{}, []])
  })

  it('takes a disabled agent out of the lists', () => {
    const agent = { id: 'u-bo', name: 'Bo', role: 'agent', presence: 'offline', state: 'free' } as const
    const there = applied(aSession(), anEvent(1, 'agent.updated', { agent }))
    expect(Object.keys(there.agents)).toContain('u-bo')
    const gone = applied(there, anEvent(2, 'agent.updated', { agent: { ...agent, disabled: true } }))
    expect(Object.keys(gone.agents)).not.toContain('u-bo')
  })

  it('ends a call once, keeps its end, and takes the correction of the provider', () => {
    const ended = {
      state: 'ended',
      status: 'answered',
      reason: 'completed',
      endedAt: call.offeredAt,
      talkMs: 5_000,
    }
    const session = applied(
      aSession({ calls: [aCall({ state: 'connected' })] }),
      anEvent(1, 'call.remoteSdp', { callId: call.id, sdp: 'v=0' }),
      anEvent(2, 'call.ended', { call: aCall(ended) }),
      anEvent(3, 'call.updated', { call: aCall({ ...ended, talkMs: 4_000 }) }),
    )
    expect(session.calls).toEqual({})
    expect(session.remoteSdps).toEqual({})
    expect(session.ended.map(one => one.talkMs)).toEqual([4_000])
  })

  it('[I4] shows a waiting call as a banner until it is offered or withdrawn', () => {
    const waiting = anEvent(1, 'call.waiting', { call })
    expect(Object.keys(applied(aSession(), waiting).waiting)).toEqual([call.id])
    expect(applied(aSession(), waiting, anEvent(2, 'call.offered', anOffer(call))).waiting).toEqual({})
    expect(applied(aSession(), waiting, withdrawn(2)).waiting).toEqual({})
  })

  it('drops a room that went to another agent and takes one that became visible', () => {
    const session = applied(
      aSession({ rooms: [aRoom({ state: 'unassigned', assignedTo: undefined })] }),
      anEvent(1, 'room.updated', { room: aRoom({ assignedTo: 'u-bo' }) }),
      anEvent(2, 'room.updated', { room: aRoom({ id: 'room-2' }) }),
    )
    expect(Object.keys(session.rooms)).toEqual(['room-2'])
  })

  it('[D6] changes nothing on a repeat and asks for what is missing on a gap', () => {
    const session = applied(aSession(), offered)
    expect(applyEvent(session, offered)).toEqual({ kind: 'repeated' })
    expect(applyEvent(session, withdrawn(3))).toEqual({ kind: 'gap', expected: 2 })
  })

  it('keeps the place of an event that it does not know', () => {
    expect(skipEvent(aSession(), 1)).toMatchObject({ kind: 'applied', session: { seq: 1 } })
    expect(skipEvent(aSession(), 2)).toEqual({ kind: 'gap', expected: 1 })
  })

  it('remembers a bounded number of endings', () => {
    const events = Array.from({ length: 30 }, (_, index) =>
      anEvent(index + 1, 'call.ended', { call: aCall({ id: `call-${index}`, state: 'ended' }) }),
    )
    const session = applied(aSession(), ...events)
    expect(session.ended).toHaveLength(keptEndings)
    expect(session.ended[0]?.id).toBe('call-29')
  })

  it('leaves the parts that an event does not touch as the same objects', () => {
    const before = aSession({ rooms: [aRoom()] })
    const after = applied(before, offered)
    expect(after.rooms).toBe(before.rooms)
    expect(after.calls).toBe(before.calls)
  })

  it('[D6] repeats anywhere in the stream never change what the screen knows', () => {
    const stream = [
      offered,
      withdrawn(2),
      anEvent(3, 'room.updated', { room: aRoom() }),
      anEvent(4, 'call.updated', { call: aCall({ id: 'call-2', state: 'dialing', direction: 'outbound' }) }),
      anEvent(5, 'call.ended', { call: aCall({ id: 'call-2', state: 'ended', direction: 'outbound' }) }),
    ]
    const expected = applied(aSession(), ...stream)
    fc.assert(
      fc.property(fc.array(fc.nat({ max: stream.length - 1 }), { maxLength: 20 }), repeats => {
        let session = aSession()
        for (const [index, event] of stream.entries()) {
          for (const again of [event, ...repeats.filter(r => r <= index).flatMap(r => stream[r] ?? [])]) {
            const result = applyEvent(session, again)
            if (result.kind === 'applied') session = result.session
          }
        }
        expect(session).toEqual(expected)
      }),
    )
  })
})
