import { describe, expect, it } from 'vitest'
import { isBackwards } from '../../../../../src-renderer/features/days/days.ts'
import {
  filterOf,
  firstQuestion,
  isNarrowed,
} from '../../../../../src-renderer/features/report/report-question.ts'
import { accountId } from '../../../../support/builders/records.ts'

const now = new Date(2026, 10, 24, 15, 30).getTime()
const midnight = (day: number) => new Date(2026, 10, day).toISOString()
const zone = 'Asia/Jakarta'

describe('[L3] the question of the report', () => {
  it.each([
    ['today', { from: midnight(24) }],
    ['week', { from: midnight(18) }],
    ['month', { from: new Date(2026, 9, 26).toISOString() }],
    ['all', {}],
  ] as const)('of the range %s begins at a midnight of this desk', (range, span) => {
    expect(filterOf({ ...firstQuestion, range }, now, zone)).toEqual({ ...span, timeZone: zone })
  })

  it('of one’s own days includes the last one whole', () => {
    const own = { ...firstQuestion, range: 'custom', firstDay: '2026-11-01', lastDay: '2026-11-03' } as const
    expect(filterOf(own, now, zone)).toEqual({ from: midnight(1), to: midnight(4), timeZone: zone })
    expect(filterOf({ ...own, firstDay: '' }, now, zone)).toEqual({ to: midnight(4), timeZone: zone })
    expect(isBackwards(own)).toBe(false)
    expect(isBackwards({ ...own, lastDay: '2026-10-31' })).toBe(true)
  })

  it('carries each choice that narrows, and no other', () => {
    const question = {
      ...firstQuestion,
      range: 'all',
      accountId: accountId('acc1'),
      status: 'unanswered',
      search: ' 0812 ',
    } as const
    expect(filterOf(question, now, zone)).toEqual({
      accountId: 'acc1',
      status: 'unanswered',
      query: '0812',
      timeZone: zone,
    })
    expect(isNarrowed(question)).toBe(true)
    expect(isNarrowed({ ...firstQuestion, range: 'today', search: ' ' })).toBe(false)
  })
})
