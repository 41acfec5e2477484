/** How often a crashed page is loaded again at once: one that crashes more often cannot live as things are. */
const limit = { reloads: 3, withinMs: 60_000 } as const

/**
 * Says how long a page that has crashed now waits before it is loaded again, in milliseconds: not at all, or until the
 * last minute has not seen too many crashes any more.
 *
 * @param now milliseconds
 */
export function createCrashPause(): (now: number) => number {
  let crashes: readonly number[] = []
  return now => {
    crashes = [...crashes.filter(at => now - at < limit.withinMs), now]
    const first = crashes.at(-1 - limit.reloads)
    // A clock that was set back meanwhile makes it no longer.
    return first === undefined ? 0 : Math.min(first + limit.withinMs - now, limit.withinMs)
  }
}
