import { describe, expect, it } from 'vitest'
import { applyEvent } from '#shared/session/apply-event.ts'
import type { Session } from '#shared/session/session.ts'
import { entriesOfChange } from '../../../../src-main/call-log/entries-of-change.ts'
import { aCall, anEvent, anOffer, aSession } from '../../../support/builders/wire.ts'

const accounts = [{ id: 'acc-1', name: 'Toko Sinar', displayPhone: '+62', inbound: true, outbound: true }]
const ani = { id: 'u-ani', name: 'Ani' }
const bo = { id: 'u-bo', name: 'Bo' }
const at = '2026-11-23T09:00:00.000Z'
const ended = { state: 'ended', endedAt: at, ringMs: 7_000 }

/** What the log is told of one event on top of a session. */
function told(before: Session, type: string, data: object) {
  const event = anEvent(before.seq + 1, type, data)
  const applied = applyEvent(before, event)
  if (applied.kind !== 'applied') throw new Error(applied.kind)
  return entriesOfChange({ kind: 'event', session: applied.session, before, event })
}

const ringing = aSession({ accounts, offers: [anOffer()] })
const withdrawn = (data: object) => told(ringing, 'call.withdrawn', { callId: 'call-1', ...data })

describe('[D5] what the log is told of a call', () => {
  it('that it rings, is dialled, or is spoken', () => {
    const empty = aSession({ accounts })
    expect(told(empty, 'call.offered', anOffer())).toMatchObject([
      {
        callId: 'call-1',
        status: 'live',
        accountName: 'Toko Sinar',
        customerName: 'Budi',
        startedAt: Date.parse(at),
      },
    ])
    const dialled = aCall({ direction: 'outbound', state: 'dialing', agent: ani })
    expect(told(empty, 'call.updated', { call: dialled })).toMatchObject([
      { status: 'live', direction: 'outbound' },
    ])
    const spoken = aCall({ state: 'connected', agent: ani, answeredAt: at })
    expect(told(empty, 'call.updated', { call: spoken })).toMatchObject([
      { status: 'live', answeredAt: Date.parse(at) },
    ])
  })

  it.each([
    [
      { reason: 'answered_elsewhere', by: bo },
      { status: 'elsewhere', answeredBy: 'Bo' },
    ],
    [{ reason: 'customer_hung_up' }, { status: 'unanswered', reason: 'customer_hung_up' }],
    [{ reason: 'timed_out' }, { status: 'unanswered', reason: 'timed_out' }],
    [{ reason: 'declined' }, { status: 'unanswered', reason: 'rejected_by_agent' }],
    [{ reason: 'failed' }, { status: 'unanswered', reason: 'provider_failed' }],
  ])('why it stopped ringing: %j', (data, entry) => {
    expect(withdrawn(data)).toMatchObject([{ callId: 'call-1', endedAt: Date.parse(at), ...entry }])
  })

  it('how it ended, here or elsewhere, and the provider’s correction', () => {
    const talk = { ...ended, status: 'answered', reason: 'completed', answeredAt: at, talkMs: 9_000 }
    const here = aCall({ ...talk, agent: ani })
    expect(told(ringing, 'call.ended', { call: here })).toMatchObject([{ status: 'answered', talkMs: 9_000 }])
    expect(told(ringing, 'call.ended', { call: here })[0]).not.toHaveProperty('answeredBy', 'Ani')
    expect(told(ringing, 'call.ended', { call: aCall({ ...talk, agent: bo }) })).toMatchObject([
      { status: 'elsewhere', answeredBy: 'Bo' },
    ])
    const corrected = aCall({ ...talk, agent: ani, talkMs: 8_000 })
    expect(told(aSession(), 'call.updated', { call: corrected })).toMatchObject([
      { status: 'answered', talkMs: 8_000 },
    ])
    const missed = aCall({ ...ended, status: 'unanswered', reason: 'timed_out' })
    expect(told(ringing, 'call.ended', { call: missed })).toMatchObject([
      { status: 'unanswered', reason: 'timed_out' },
    ])
  })

  it('that a ring which ended by itself here was answered elsewhere after all', () => {
    const withdrawals = [{ call: aCall(), reason: 'timed_out' as const, at }]
    const over = { ...aSession({ accounts }), withdrawals }
    expect(entriesOfChange({ kind: 'ringsEnded', session: over, before: ringing })).toMatchObject([
      { status: 'unanswered', reason: 'timed_out' },
    ])
    const late = { callId: 'call-1', reason: 'answered_elsewhere', by: bo }
    expect(told(over, 'call.withdrawn', late)).toMatchObject([{ status: 'elsewhere', answeredBy: 'Bo' }])
  })

  it('everything that a snapshot says is going on', () => {
    const session = aSession({
      offers: [anOffer()],
      waiting: [aCall({ id: 'call-2' })],
      calls: [aCall({ id: 'call-3', state: 'connected', agent: ani, answeredAt: at })],
    })
    const entries = entriesOfChange({ kind: 'snapshot', session, before: null })
    expect(entries.map(entry => [entry.callId, entry.status])).toEqual([
      ['call-1', 'live'],
      ['call-2', 'live'],
      ['call-3', 'live'],
    ])
  })

  it('nothing, when nothing is told of calls', () => {
    expect(withdrawn({ callId: 'call-9', reason: 'timed_out' })).toEqual([])
    expect(entriesOfChange({ kind: 'cleared', session: null, before: ringing })).toEqual([])
    expect(entriesOfChange({ kind: 'resumed', session: ringing })).toEqual([])
  })
})
