export const dayRanges = ['today', 'week', 'month', 'all', 'custom'] as const
export type DayRange = (typeof dayRanges)[number]

/** Which days a person wants to see. */
export interface Days {
  readonly range: DayRange
  /** Days of this desk, `2026-11-24`, both included; of a range of one's own. */
  readonly firstDay: string
  readonly lastDay: string
}

/** `from` or later, before `to`; ISO 8601. */
export interface Span {
  readonly from?: string
  readonly to?: string
}

/** Days that a range goes back, today included. */
const daysBack = { today: 1, week: 7, month: 30 } as const

/** A last day before the first one asks for nothing: said beside the fields. */
export function isBackwards({ range, firstDay, lastDay }: Days): boolean {
  return range === 'custom' && firstDay !== '' && lastDay !== '' && lastDay < firstDay
}

/** The days in the words of the wire, by this desk's midnights. @param now milliseconds since the epoch */
export function spanOf({ range, firstDay, lastDay }: Days, now: number): Span {
  if (range === 'all') return {}
  if (range === 'custom') {
    return {
      ...(firstDay !== '' && { from: startOfDay(firstDay, 0) }),
      ...(lastDay !== '' && { to: startOfDay(lastDay, 1) }),
    }
  }
  const today = new Date(now)
  const first = today.getDate() - (daysBack[range] - 1)
  return { from: new Date(today.getFullYear(), today.getMonth(), first).toISOString() }
}

/** Midnight at this desk, so many days after that day: through `Date`, so that short and long days are right. */
function startOfDay(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + daysLater).toISOString()
}
