import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { callIdSchema } from '#shared/domain/ids.ts'
import type { ParsedEvent } from '#shared/protocol/events.ts'
import { methods } from '#shared/protocol/methods.ts'
import { type SessionChange, SessionHost } from '../../../../src-main/session/session-host.ts'
import { aCall, anEvent, anOffer, aRoom } from '../../../support/builders/wire.ts'
import { type ManualClock, manualClock, settled } from '../../../support/manual-clock.ts'
import { recordingLog } from '../../../support/recording-log.ts'

const callId = callIdSchema.parse('call-1')
const serverTime = '2026-11-23T09:00:00.000Z'

let clock: ManualClock
let host: SessionHost
let changes: SessionChange['kind'][]
let resyncs: string[]

function hello(over: object = {}) {
  const empty = { accounts: [], agents: [], rooms: [], calls: [], offers: [], waiting: [] }
  return methods['session.hello'].result.parse({
    sessionId: 'session-1',
    resumed: false,
    seq: 0,
    serverTime,
    me: { id: 'u-ani', name: 'Ani', role: 'agent' },
    snapshot: empty,
    ...over,
  })
}

const told = (seq: number, type: string, data: object): ParsedEvent => ({
  kind: 'event',
  event: anEvent(seq, type, data),
})
const offered = (seq: number, over: object = {}) => told(seq, 'call.offered', anOffer(aCall(), over))

beforeEach(() => {
  clock = manualClock(Date.parse(serverTime))
  changes = []
  resyncs = []
  host = new SessionHost({
    clock,
    log: recordingLog(),
    onChange: change => changes.push(change.kind),
    resync: why => resyncs.push(why),
  })
})

describe('[D2] after a sleep', () => {
  it('no ring counts until the platform has told all that was missed', () => {
    host.takeHello(hello(), 0)
    host.takeEvent(offered(1))
    expect(host.isRingConfirmed(callId)).toBe(true)
    host.doubtRings()
    expect(host.isRingConfirmed(callId)).toBe(false)
    host.takeHello(hello({ resumed: true, seq: 2, snapshot: undefined }), 0)
    expect(host.isRingConfirmed(callId)).toBe(false)
    host.takeEvent(told(2, 'room.updated', { room: aRoom() }))
    expect(host.isRingConfirmed(callId)).toBe(true)
    expect(host.session?.offers).toHaveProperty('call-1')
  })

  it('a snapshot confirms at once', () => {
    host.takeHello(hello(), 0)
    host.doubtRings()
    host.takeHello(hello({ seq: 7 }), 0)
    expect(host.isRingConfirmed(callId)).toBe(true)
  })
})

describe('[D2] after a cut', () => {
  const second = callIdSchema.parse('call-2')
  const comesBack = (seq: number) => host.takeHello(hello({ resumed: true, seq, snapshot: undefined }), 0)

  it('what rang goes on, and what began meanwhile waits until its end could have been told', () => {
    host.takeHello(hello(), 0)
    host.takeEvent(offered(1))
    comesBack(3)
    expect(host.isRingConfirmed(callId)).toBe(true)
    host.takeEvent(told(2, 'call.offered', anOffer(aCall({ id: 'call-2' }))))
    expect(host.isRingConfirmed(second)).toBe(false)
    host.takeEvent(told(3, 'room.updated', { room: aRoom() }))
    expect(host.isRingConfirmed(second)).toBe(true)
  })

  it('a second cut confirms nothing', () => {
    host.takeHello(hello(), 0)
    comesBack(3)
    host.takeEvent(told(1, 'call.offered', anOffer(aCall({ id: 'call-2' }))))
    comesBack(3)
    expect(host.isRingConfirmed(second)).toBe(false)
  })
})

describe('[D6] the session of the desktop', () => {
  it('folds each event once and in order', () => {
    host.takeHello(hello(), 0)
    host.takeEvent(offered(1))
    host.takeEvent(offered(1))
    host.takeEvent({ kind: 'unknown', seq: 2, type: 'from.the.future' })
    host.takeEvent(told(3, 'room.updated', { room: aRoom() }))
    expect(changes).toEqual(['snapshot', 'event', 'skipped', 'event'])
    expect(host.session).toMatchObject({ seq: 3, rooms: { 'room-1': { id: 'room-1' } } })
    expect(host.position()).toEqual({ sessionId: 'session-1', lastSeq: 3 })
  })

  it('asks again when events are missing, and folds nothing beyond the gap', () => {
    host.takeHello(hello(), 0)
    host.takeEvent(offered(2))
    expect(resyncs).toEqual(['event 1 is missing'])
    expect(host.session?.offers).toEqual({})
    expect(host.position()).toMatchObject({ lastSeq: 0 })
  })

  it('goes on from where it stood when the platform resumes the session', () => {
    host.takeHello(hello(), 0)
    host.takeEvent(offered(1))
    host.takeHello(hello({ resumed: true, seq: 2, snapshot: undefined }), 0)
    expect(host.session?.offers).toHaveProperty('call-1')
    host.takeEvent(told(2, 'call.withdrawn', { callId, reason: 'customer_hung_up' }))
    expect(host.session?.offers).toEqual({})
  })

  it('takes a snapshot as the whole truth', () => {
    host.takeHello(hello(), 0)
    host.takeEvent(offered(1))
    host.takeHello(hello({ sessionId: 'session-2' }), 0)
    expect(host.session).toMatchObject({ sessionId: 'session-2', seq: 0, offers: {} })
  })

  it('wants a snapshot after an event that it cannot read, since its effect is unknown', () => {
    host.takeHello(hello(), 0)
    host.takeEvent({ kind: 'invalid', why: 'no call' })
    expect(resyncs).toHaveLength(1)
    expect(host.position()).toBeUndefined()
  })

  it('does not take another session’s resume for its own', () => {
    host.takeHello(hello(), 0)
    host.takeHello(hello({ sessionId: 'session-9', resumed: true, snapshot: undefined }), 0)
    expect(resyncs).toHaveLength(1)
    expect(host.session).toBeNull()
  })

  it('is the same whatever is repeated, and however often it is resumed', () => {
    const events = [
      offered(1),
      told(2, 'call.withdrawn', { callId, reason: 'answered_elsewhere' }),
      told(3, 'room.updated', { room: aRoom({ unread: 1 }) }),
      told(4, 'room.updated', { room: aRoom({ unread: 2 }) }),
    ]
    fc.assert(
      fc.property(fc.array(fc.nat(events.length), { maxLength: 6 }), restarts => {
        const other = new SessionHost({ clock, log: recordingLog(), onChange: () => {}, resync: () => {} })
        other.takeHello(hello(), 0)
        for (const from of [...restarts, 0]) {
          other.takeHello(hello({ resumed: true, snapshot: undefined }), 0)
          for (const event of events.slice(Math.min(from, other.session?.seq ?? 0))) other.takeEvent(event)
        }
        expect(other.session).toMatchObject({ seq: 4, offers: {}, rooms: { 'room-1': { unread: 2 } } })
        expect(other.session?.withdrawals).toHaveLength(1)
      }),
    )
  })
})

describe('[I6] the hard end of a ring', () => {
  it('takes the offer away at ringUntil with no word from the platform', async () => {
    host.takeHello(hello(), 0)
    host.takeEvent(offered(1))
    await clock.advance(44_999)
    expect(host.session?.offers).toHaveProperty('call-1')
    await clock.advance(1)
    expect(host.session?.offers).toEqual({})
    expect(host.session?.withdrawals).toMatchObject([{ reason: 'timed_out', call: { id: 'call-1' } }])
  })

  it('goes by the platform’s clock, not by this machine’s', async () => {
    host.takeHello(hello(), 10_000)
    host.takeEvent(offered(1))
    await clock.advance(35_000)
    expect(host.session?.offers).toEqual({})
  })

  it('is not moved by somebody who sets this machine’s clock', async () => {
    host.takeHello(hello(), 0)
    host.takeEvent(offered(1))
    clock.sleep(3_600_000)
    await clock.advance(44_999)
    expect(host.session?.offers).toHaveProperty('call-1')
    await clock.advance(1)
    expect(host.session?.offers).toEqual({})
  })

  it('takes away at once what is heard of only after its end', () => {
    host.takeHello(hello(), 60_000)
    host.takeEvent(offered(1))
    expect(host.session?.offers).toEqual({})
    expect(changes).toEqual(['snapshot', 'event', 'ringsEnded'])
  })

  it('[I4] takes a waiting call away after the longest ring, with no word from the platform', async () => {
    host.takeHello(hello(), 0)
    host.takeEvent(told(1, 'call.waiting', { call: aCall() }))
    await clock.advance(59_999)
    expect(host.session?.waiting).toHaveProperty('call-1')
    await clock.advance(1)
    expect(host.session?.waiting).toEqual({})
    expect(host.session?.withdrawals).toMatchObject([{ reason: 'timed_out', call: { id: 'call-1' } }])
  })

  it('[D6] spares the call whose sound is here, for as long as it is here', async () => {
    host.takeHello(hello(), 0)
    host.takeEvent(offered(1))
    host.holds(callId)
    await clock.advance(120_000)
    expect([...host.answering]).toEqual([callId])
    expect(host.session?.offers).toHaveProperty('call-1')
    host.holds(null)
    expect(host.session?.offers).toEqual({})
  })

  it('is remembered through a new session of the same agent, and of nobody else', async () => {
    host.takeHello(hello(), 0)
    host.takeEvent(offered(1))
    await clock.advance(45_000)
    host.takeHello(hello({ sessionId: 'session-2' }), 0)
    expect(host.session?.withdrawals).toMatchObject([{ reason: 'timed_out', call: { id: 'call-1' } }])
    host.takeHello(hello({ sessionId: 'session-3', me: { id: 'u-bo', name: 'Bo', role: 'agent' } }), 0)
    expect(host.session?.withdrawals).toEqual([])
  })

  it('ends each of several rings at its own time', async () => {
    host.takeHello(hello(), 0)
    host.takeEvent(offered(1))
    const second = anOffer(aCall({ id: 'call-2' }), { ringUntil: '2026-11-23T09:01:00.000Z' })
    host.takeEvent(told(2, 'call.offered', second))
    await clock.advance(45_000)
    expect(Object.keys(host.session?.offers ?? {})).toEqual(['call-2'])
    await clock.advance(15_000)
    expect(host.session?.offers).toEqual({})
  })

  it('leaves a call alone that the agent has just answered: the platform decides', async () => {
    host.takeHello(hello(), 0)
    host.takeEvent(offered(1))
    const answer = Promise.withResolvers<void>()
    const done = host.whileAnswering(callId, () => answer.promise)
    await clock.advance(60_000)
    expect(host.session?.offers).toHaveProperty('call-1')
    answer.resolve()
    await done
    await settled()
    expect(host.session?.offers).toEqual({})
  })
})
