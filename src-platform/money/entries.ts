import { incrementStartsAt, monthOf } from '#shared/domain/billing.ts'
import type { AnsweredCall } from '#shared/domain/call.ts'
import type { AccountId, AgentId, EpochMs } from '#shared/domain/ids.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { LedgerEntry } from '../store/records.ts'

/** What an account begins with. */
export const openingEntry = (accountId: AccountId, amountMinor: number, at: EpochMs): LedgerEntry => ({
  key: `opening:${accountId}`,
  accountId,
  at,
  reason: 'opening',
  amountMinor,
  minutes: 0,
  month: monthOf(at),
})

/** [O6] The same `topUpId` is the same top-up. */
export const topUpKey = (accountId: AccountId, topUpId: string): string => `top_up:${accountId}:${topUpId}`

export const topUpEntry = (topUp: {
  readonly accountId: AccountId
  readonly topUpId: string
  readonly amountMinor: number
  readonly by: AgentId
  readonly at: EpochMs
}): LedgerEntry => ({
  key: topUpKey(topUp.accountId, topUp.topUpId),
  accountId: topUp.accountId,
  at: topUp.at,
  reason: 'top_up',
  amountMinor: topUp.amountMinor,
  minutes: 0,
  month: monthOf(topUp.at),
  by: topUp.by,
})

/** A minute as the ledger has it after everything that was written about it. */
export interface MinuteAccount {
  readonly minute: number
  /** Whether it stands charged now. */
  readonly charged: boolean
  /** What it cost, less what was given back. */
  readonly paidMinor: number
  /** How often something was written about it. */
  readonly entries: number
}

/** Every minute of a call of which something was written, the first one first. */
export function minutesOf(entries: readonly LedgerEntry[]): readonly MinuteAccount[] {
  const numbers = [...new Set(entries.flatMap(entry => entry.minute ?? []))].sort((one, other) => one - other)
  return numbers.map(minute => {
    const written = entries.filter(entry => entry.minute === minute)
    return {
      minute,
      charged: written.reduce((sum, entry) => sum + entry.minutes, 0) > 0,
      paidMinor: written.reduce((sum, entry) => sum - entry.amountMinor, 0),
      entries: written.length,
    }
  })
}

/** One minute of a call charged or given back; the key counts what was written of this minute before. */
export function minuteEntry(
  call: AnsweredCall,
  minute: {
    readonly number: number
    readonly startedAt: EpochMs
    readonly change: 1 | -1
    readonly priceMinor: number
    readonly earlier: number
    readonly reason: 'call' | 'settlement'
    readonly at: EpochMs
  },
  policy: Policy,
): LedgerEntry {
  const { number, startedAt, change, priceMinor, earlier, reason, at } = minute
  return {
    key: `call:${call.id}:${number}:${earlier + 1}`,
    accountId: call.accountId,
    at,
    reason,
    // Written so that a free minute is 0 and not -0.
    amountMinor: change === 1 ? 0 - priceMinor : priceMinor,
    callId: call.id,
    minute: number,
    minutes: change,
    month: monthOf(incrementStartsAt(startedAt, number, policy)),
  }
}
