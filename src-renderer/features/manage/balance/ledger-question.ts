import type { LedgerFilter, WireLedgerEntry } from '#shared/protocol/money.ts'
import { type Days, spanOf } from '../../days/days.ts'

/** What an Admin wants to see of a statement; `''` is every kind. */
export interface LedgerQuestion extends Days {
  readonly reason: WireLedgerEntry['reason'] | ''
}

export const everything: LedgerQuestion = { reason: '', range: 'all', firstDay: '', lastDay: '' }

/** The question in the words of the wire. @param now milliseconds since the epoch */
export const filterOf = ({ reason, ...days }: LedgerQuestion, now: number): LedgerFilter => ({
  ...(reason !== '' && { reason }),
  ...spanOf(days, now),
})
