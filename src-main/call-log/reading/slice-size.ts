/** What one slice of reading should take, in milliseconds: whatever the thread is told waits at most a few times as long, on a slow machine too. */
const wantedMs = 3
/** Calls, or candidates, in one slice. */
const fewest = 20
const most = 20_000
/** With this many one begins: a page's worth, before anything is known of the machine and the question. */
export const firstSlice = 60

/** How much the next slice looks at, after one of `size` took so long: as much as fits, and never many times as much at once. */
export function nextSliceSize(size: number, tookMs: number): number {
  const factor = Math.min(4, Math.max(0.25, wantedMs / Math.max(tookMs, 0.01)))
  return Math.round(Math.min(most, Math.max(fewest, size * factor)))
}
