import type { CallLogFilter } from '#shared/ipc/call-log-entry.ts'

/** What is chosen above the recent calls; empty: everything. */
export interface FilterChoice {
  readonly kind: NonNullable<CallLogFilter['filter']>
  readonly accountId: string
  readonly reason: NonNullable<CallLogFilter['reason']> | ''
  readonly since: Since
}

export const sinces = ['ever', 'today', 'week', 'month'] as const
export type Since = (typeof sinces)[number]

export const everything: FilterChoice = { kind: 'all', accountId: '', reason: '', since: 'ever' }

/** Whether more is chosen than which kind of call. */
export const isNarrowed = ({ accountId, reason, since }: FilterChoice): boolean =>
  accountId !== '' || reason !== '' || since !== 'ever'

const days: Readonly<Record<Exclude<Since, 'ever'>, number>> = { today: 0, week: 6, month: 29 }

/**
 * The question to the log.
 *
 * @param now by the platform's clock, in milliseconds; days are those of this computer
 */
export function filterOf(choice: FilterChoice, search: string, now: number): CallLogFilter {
  const { kind, accountId, reason, since } = choice
  return {
    search: search.trim(),
    filter: kind,
    ...(accountId !== '' && { accountId }),
    ...(reason !== '' && { reason }),
    ...(since !== 'ever' && { from: startOfDayBefore(now, days[since]) }),
  }
}

function startOfDayBefore(now: number, daysBefore: number): number {
  const day = new Date(now)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - daysBefore).getTime()
}
