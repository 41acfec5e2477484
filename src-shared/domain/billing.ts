import type { EpochMs } from './ids.ts'
import type { Policy } from './policy.ts'

const minuteMs = 60_000

/** [O5] What a started minute to one country costs, in the currency's minor unit. */
export interface Rate {
  /** Digits without `+`; the longest one that a number begins with counts. */
  readonly countryCode: string
  readonly perMinuteMinor: number
  /** From this minute of the account's calendar month on; absent: from the first. */
  readonly fromMinute?: number
}

/** The rates of the country that a number belongs to: longest prefix match. Empty when there is none. */
export function ratesFor(rates: readonly Rate[], customerId: string): readonly Rate[] {
  const matching = rates.filter(rate => customerId.startsWith(rate.countryCode))
  const longest = Math.max(0, ...matching.map(rate => rate.countryCode.length))
  return matching.filter(rate => rate.countryCode.length === longest)
}

/**
 * The price of one started minute.
 * @param minutesThisMonth how many the account has used before it in this calendar month
 * @returns undefined when no tier begins so early
 */
export function minutePrice(tiers: readonly Rate[], minutesThisMonth: number): number | undefined {
  const reached = tiers.filter(tier => (tier.fromMinute ?? 0) <= minutesThisMonth)
  const tier = reached.reduce<Rate | undefined>(
    (best, next) => ((best?.fromMinute ?? -1) < (next.fromMinute ?? 0) ? next : best),
    undefined,
  )
  return tier?.perMinuteMinor
}

/** [O5] What one started increment costs where a minute costs so much; a part of the minor unit counts whole. */
export function incrementPrice(perMinuteMinor: number, policy: Policy): number {
  return Math.ceil((perMinuteMinor * policy.billingIncrementMs) / minuteMs)
}

/** Minutes of the month that so many increments fill: tiers begin at minutes. */
export function wholeMinutes(increments: number, policy: Policy): number {
  return Math.floor((increments * policy.billingIncrementMs) / minuteMs)
}

/** [O5] Started increments count whole; with minutes: 0 → 0, 1 ms → 1, 60,000 → 1, 60,001 → 2. */
export function startedIncrements(talkMs: number, policy: Policy): number {
  return Math.ceil(Math.max(0, talkMs) / policy.billingIncrementMs)
}

/** When the n-th increment of a call begins; the first is 1. [O4] */
export function incrementStartsAt(startedAt: EpochMs, increment: number, policy: Policy): EpochMs {
  return startedAt + (increment - 1) * policy.billingIncrementMs
}

/** The calendar month that a moment is in, by UTC: `2026-11`. Tiers count the minutes of one. [O5] */
export function monthOf(at: EpochMs): string {
  return new Date(at).toISOString().slice(0, 7)
}
