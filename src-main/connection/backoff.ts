/** The waits between attempts to reach the platform, in milliseconds. */
export const backOff = {
  baseMs: 500,
  /** A ring lasts 30 to 60 s: a longer wait would miss calls. */
  capMs: 5_000,
  /** Only a link that stood this long proves that the trouble is over. */
  healthyAfterMs: 30_000,
} as const

/**
 * How long to wait before attempt number `attempt` (0 is the first) by full jitter: anywhere below an exponential
 * bound, so that many desktops cut off together do not come back together.
 *
 * @param chance a number in [0, 1)
 */
export function reconnectDelayMs(attempt: number, chance: number): number {
  return Math.floor(chance * Math.min(backOff.capMs, backOff.baseMs * 2 ** attempt))
}
