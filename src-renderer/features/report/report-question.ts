import type { EndReason } from '#shared/domain/call.ts'
import type { AccountId, AgentId } from '#shared/domain/ids.ts'
import type { ReportFilter } from '#shared/protocol/reports.ts'

export type ReportRange = 'today' | 'week' | 'month' | 'all' | 'custom'

/** What the person chose above the report; `''` is everything. */
export interface ReportQuestion {
  readonly range: ReportRange
  /** Days of this desk, `2026-11-24`, both included; of a range of one's own. */
  readonly firstDay: string
  readonly lastDay: string
  readonly accountId: AccountId | ''
  readonly agentId: AgentId | ''
  readonly direction: 'inbound' | 'outbound' | ''
  readonly status: 'answered' | 'unanswered' | ''
  readonly reason: EndReason | ''
  readonly search: string
}

export const firstQuestion: ReportQuestion = {
  range: 'week',
  firstDay: '',
  lastDay: '',
  accountId: '',
  agentId: '',
  direction: '',
  status: '',
  reason: '',
  search: '',
}

/** Days that a range goes back, today included. */
const daysBack = { today: 1, week: 7, month: 30 } as const

/** The question in the words of the wire, by this desk's days. @param now milliseconds since the epoch */
export function filterOf(question: ReportQuestion, now: number, timeZone: string): ReportFilter {
  const { accountId, agentId, direction, status, reason, search } = question
  return {
    ...spanOf(question, now),
    ...(accountId !== '' && { accountId }),
    ...(agentId !== '' && { agentId }),
    ...(direction !== '' && { direction }),
    ...(status !== '' && { status }),
    ...(reason !== '' && { reason }),
    ...(search.trim() !== '' && { query: search.trim() }),
    timeZone,
  }
}

/** A last day before the first one asks for nothing: said beside the fields. */
export function isBackwards({ range, firstDay, lastDay }: ReportQuestion): boolean {
  return range === 'custom' && firstDay !== '' && lastDay !== '' && lastDay < firstDay
}

/** Whether anything but the days narrows the report. */
export function isNarrowed(question: ReportQuestion): boolean {
  const { accountId, agentId, direction, status, reason, search } = question
  return [accountId, agentId, direction, status, reason, search.trim()].some(choice => choice !== '')
}

function spanOf(
  { range, firstDay, lastDay }: ReportQuestion,
  now: number,
): Pick<ReportFilter, 'from' | 'to'> {
  if (range === 'all') return {}
  if (range === 'custom') {
    return {
      ...(firstDay !== '' && { from: startOfDay(firstDay, 0) }),
      ...(lastDay !== '' && { to: startOfDay(lastDay, 1) }),
    }
  }
  const today = new Date(now)
  return {
    from: new Date(
      today.getFullYear(),
      today.getMonth(),
      today.getDate() - (daysBack[range] - 1),
    ).toISOString(),
  }
}

/** Midnight at this desk, so many days after that day: through `Date`, so that short and long days are right. */
function startOfDay(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + daysLater).toISOString()
}
