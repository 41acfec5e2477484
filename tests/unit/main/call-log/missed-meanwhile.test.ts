import { describe, expect, it } from 'vitest'
import { missedAs, toldWithinMs } from '../../../../src-main/call-log/missed-meanwhile.ts'
import { aCall } from '../../../support/builders/wire.ts'

const endedAt = '2026-11-23T10:00:00.000Z'
const now = Date.parse(endedAt) + 60_000
const nothing = { entry: undefined, isDeclined: false }
const missed = (over: object = {}) =>
  aCall({ state: 'ended', status: 'unanswered', reason: 'timed_out', endedAt, ...over })

describe('[D1] [D5] a ring that ended unheard of', () => {
  it.each([
    ['customer_hung_up', 'customer_hung_up'],
    ['timed_out', 'timed_out'],
    ['provider_failed', 'failed'],
    ['media_failed', 'failed'],
    ['rejected_by_agent', null],
    ['not_delivered_all_busy', null],
  ])('for %s is told as %s', (reason, told) => {
    expect(missedAs(missed({ reason }), nothing, now)).toBe(told)
  })

  it('is told when it rang here to the last that was heard', () => {
    expect(missedAs(missed(), { ...nothing, entry: { status: 'live' } }, now)).toBe('timed_out')
  })

  it.each(['unanswered', 'elsewhere', 'answered'] as const)(
    'is not told when the log has it as %s',
    status => {
      expect(missedAs(missed(), { ...nothing, entry: { status } }, now)).toBeNull()
    },
  )

  it('is not told to who declined it here', () => {
    const known = { entry: { status: 'live' }, isDeclined: true } as const
    expect(missedAs(missed(), known, now)).toBeNull()
  })

  it.each([
    ['was answered', { status: 'answered', reason: 'completed' }],
    ['was dialled', { direction: 'outbound', reason: 'not_answered' }],
    ['goes on', { state: 'offered', status: undefined, endedAt: undefined }],
  ])('is none when it %s', (_what, over) => {
    expect(missedAs(missed(over), nothing, now)).toBeNull()
  })

  it('is told for half an hour, and read in the log from then on', () => {
    const latest = Date.parse(endedAt) + toldWithinMs
    expect(missedAs(missed(), nothing, latest)).toBe('timed_out')
    expect(missedAs(missed(), nothing, latest + 1)).toBeNull()
  })
})
