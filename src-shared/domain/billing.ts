import type { EpochMs } from './ids.ts'
import type { Policy } from './policy.ts'

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

/** [O5] Started increments count whole: 0 → 0, 1 ms → 1, 60,000 → 1, 60,001 → 2. */
export function startedMinutes(talkMs: number, policy: Policy): number {
  return Math.ceil(Math.max(0, talkMs) / policy.billingIncrementMs)
}

/** When the n-th minute of a call begins; the first is 1. [O4] */
export function minuteStartsAt(startedAt: EpochMs, minute: number, policy: Policy): EpochMs {
  return startedAt + (minute - 1) * policy.billingIncrementMs
}

/** The calendar month that a moment is in, by UTC: `2026-11`. Tiers count the minutes of one. [O5] */
export function monthOf(at: EpochMs): string {
  return new Date(at).toISOString().slice(0, 7)
}

/** The price of a whole call that began when the account had used `minutesThisMonth`. Integers throughout. */
export function callPrice(
  tiers: readonly Rate[],
  talkMs: number,
  minutesThisMonth: number,
  policy: Policy,
): number {
  let total = 0
  for (let minute = 0; minute < startedMinutes(talkMs, policy); minute += 1) {
    total += minutePrice(tiers, minutesThisMonth + minute) ?? 0
  }
  return total
}
