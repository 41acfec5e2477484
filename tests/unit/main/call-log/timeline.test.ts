import { describe, expect, it } from 'vitest'
import { applyEvent } from '#shared/session/apply-event.ts'
import { eventsOfChange } from '../../../../src-main/call-log/events-of-change.ts'
import { timelineOf } from '../../../../src-main/call-log/timeline.ts'
import { anEntry } from '../../../integration/main/call-log/log-world.ts'
import { aCall, anEvent, anOffer, aSession } from '../../../support/builders/wire.ts'

const at = '2026-11-23T09:00:00.000Z'

/** What the log notes of one event on top of a session. */
function noted(before: ReturnType<typeof aSession>, type: string, data: object) {
  const event = anEvent(before.seq + 1, type, data)
  const applied = applyEvent(before, event)
  if (applied.kind !== 'applied') throw new Error(applied.kind)
  return eventsOfChange({ kind: 'event', session: applied.session, before, event })
}

describe('[D5] what is noted of a call', () => {
  it('how it came, and again when a snapshot tells it anew: at the same time, so it is one event', () => {
    const offered = { callId: 'call-1', event: { what: 'offered', at: Date.parse(at), via: anOffer().via } }
    expect(noted(aSession({}), 'call.offered', anOffer())).toEqual([offered])
    const session = aSession({ offers: [anOffer()] })
    expect(eventsOfChange({ kind: 'snapshot', session, before: null })).toEqual([offered])
  })

  it('that it waits, rings out, and why it stopped ringing', () => {
    expect(noted(aSession({}), 'call.waiting', { call: aCall({}) })).toMatchObject([
      { event: { what: 'waiting' } },
    ])
    const out = aCall({ direction: 'outbound', state: 'ringing' })
    expect(noted(aSession({}), 'call.updated', { call: out })).toMatchObject([
      { event: { what: 'ringingOut' } },
    ])
    const by = { id: 'u-bo', name: 'Bo' }
    const ringing = aSession({ offers: [anOffer()] })
    expect(
      noted(ringing, 'call.withdrawn', { callId: 'call-1', reason: 'answered_elsewhere', by }),
    ).toMatchObject([
      { callId: 'call-1', event: { what: 'withdrawn', reason: 'answered_elsewhere', by: 'Bo' } },
    ])
  })
})

describe('[D5] the timeline of a call', () => {
  it('stands in order of time, and among equal times in the order of a call’s life', () => {
    const entry = anEntry({
      startedAt: 10,
      answeredAt: 30,
      endedAt: 40,
      status: 'answered',
      endedBy: 'customer',
    })
    const { events } = timelineOf(entry, [
      { what: 'muted', at: 35 },
      { what: 'answering', at: 30 },
      { what: 'shown', at: 10 },
      { what: 'offered', at: 10, via: 'room' },
      { what: 'quality', at: 40, level: 'good' },
    ])
    expect(events.map(event => event.what)).toEqual([
      'offered',
      'shown',
      'answering',
      'connected',
      'muted',
      'quality',
      'ended',
    ])
    expect(events.at(-1)).toEqual({ what: 'ended', at: 40, by: 'customer', reason: undefined })
  })

  it('takes the times that the platform corrected', () => {
    const entry = anEntry({ startedAt: 12, endedAt: 50, status: 'unanswered', reason: 'timed_out' })
    const { events } = timelineOf(entry, [{ what: 'offered', at: 10 }])
    expect(events).toMatchObject([
      { what: 'offered', at: 12 },
      { what: 'ended', at: 50, reason: 'timed_out' },
    ])
  })

  it('of a call that this desktop did not see has only what the platform tells', () => {
    const entry = anEntry({ startedAt: 12, endedAt: 50, status: 'unanswered' })
    expect(timelineOf(entry, []).events.map(event => event.what)).toEqual(['ended'])
  })
})
