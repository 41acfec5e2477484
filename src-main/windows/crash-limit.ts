/** How often a crashed page is loaded again: more than that is a page that cannot live. */
const limit = { reloads: 3, withinMs: 60_000 } as const

/** Says whether the page may be loaded once more. @param now milliseconds */
export function createCrashLimit(): (now: number) => boolean {
  let reloads: readonly number[] = []
  return now => {
    reloads = [...reloads.filter(at => now - at < limit.withinMs), now]
    return reloads.length <= limit.reloads
  }
}
