import type { Money } from '#shared/domain/money.ts'

/** From so many minutes downwards the agent is told. */
const warnedFrom = 3

/**
 * [O4] How many more minutes the balance pays for, once it is worth telling; the minute that has begun is paid.
 * Undefined where it lasts, or where the price is not known.
 */
export function minutesLeft(balance: Money | undefined, perMinute: Money | undefined): number | undefined {
  if (!balance || !perMinute || perMinute.minor <= 0) return undefined
  const minutes = Math.max(0, Math.floor(balance.minor / perMinute.minor))
  return minutes <= warnedFrom ? minutes : undefined
}
