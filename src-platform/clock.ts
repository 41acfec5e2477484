import type { EpochMs } from '#shared/domain/ids.ts'

/** Time as the rules see it. Tokens, throttling, socket pings and retries stay on real time. */
export interface Clock {
  now(): EpochMs
  /** Runs `work` once when the clock reaches `at` (at once if it has); returns its undo. */
  wakeAt(at: EpochMs, work: () => void): () => void
}
