import type { EndReason } from '#shared/domain/call.ts'
import type { AccountId, AgentId } from '#shared/domain/ids.ts'
import type { ReportFilter } from '#shared/protocol/reports.ts'
import { type Days, spanOf } from '../days/days.ts'

/** What the person chose above the report; `''` is everything. */
export interface ReportQuestion extends Days {
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

/** Whether anything but the days narrows the report. */
export function isNarrowed(question: ReportQuestion): boolean {
  const { accountId, agentId, direction, status, reason, search } = question
  return [accountId, agentId, direction, status, reason, search.trim()].some(choice => choice !== '')
}
