import type { Clock } from '../clock.ts'
import { errorText, type Logger } from '../logging/logger.ts'

const dayMs = 24 * 60 * 60_000

export interface RetentionParts {
  readonly clock: Clock
  /** Days that calls are kept; 0: for ever. */
  readonly days: () => number
  /** Tells when `days` may have changed. Returns its undo. */
  readonly onChange: (listener: () => void) => () => void
  /** Deletes calls that are older than so many milliseconds. */
  readonly forgetOlderThan: (ageMs: number) => Promise<void>
  readonly log: Logger
}

/** Deletes calls that are older than the setting says: at the start, each day, and when the setting changes. Returns its undo. */
export function keepRetention({ clock, days, onChange, forgetOlderThan, log }: RetentionParts): () => void {
  let applied: number | undefined
  async function sweep(): Promise<void> {
    applied = days()
    // Nothing is as old as the epoch: this takes back what a shorter time kept out.
    const ageMs = applied === 0 ? Number.POSITIVE_INFINITY : applied * dayMs
    try {
      await forgetOlderThan(ageMs)
    } catch (error) {
      log.error('old calls were not deleted', { error: errorText(error) })
    }
  }
  const stops = [
    clock.every(dayMs, () => void sweep()),
    onChange(() => {
      if (days() !== applied) void sweep()
    }),
  ]
  void sweep()
  return () => {
    for (const stop of stops) stop()
  }
}
