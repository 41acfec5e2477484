import type { Clock } from '../clock.ts'

/** Milliseconds. A timer that comes later than this has slept with its machine. */
const lookEveryMs = 2_000
const sleptAfterMs = 10_000

/**
 * Notices that the machine slept by the gap in its clock: the one sign that every system gives, since sockets stay
 * "open" through a sleep. Returns its undo.
 */
export function watchForSleep(clock: Clock, onWake: (sleptMs: number) => void): () => void {
  let lookedAt = clock.now()
  return clock.every(lookEveryMs, () => {
    const gapMs = clock.now() - lookedAt
    lookedAt = clock.now()
    // Backwards too: a corrected clock makes every deadline wrong until the platform's time is heard again.
    if (gapMs > sleptAfterMs || gapMs < 0) onWake(gapMs)
  })
}
