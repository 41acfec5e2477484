/** So many asks at once, refilled at so many a second: far above what a person and the screen need together. */
export const askRate = { burst: 200, perSecond: 50 } as const

/**
 * A bucket of permissions to ask.
 * @param now milliseconds; any clock that does not go back
 */
export function createRateLimit(
  rate: { readonly burst: number; readonly perSecond: number },
  now: () => number,
): () => boolean {
  let left: number = rate.burst
  let at = now()
  return () => {
    const later = now()
    left = Math.min(rate.burst, left + (Math.max(0, later - at) / 1_000) * rate.perSecond)
    at = later
    if (left < 1) return false
    left -= 1
    return true
  }
}
