import type { Clock } from '../clock.ts'

/** Milliseconds between two looks at the clock. */
const lookEveryMs = 2_000
/** A look that comes later than this has slept with its machine. */
const sleptAfterMs = 10_000
/** How far the wall clock may stray from the steady one between two looks before somebody has set it. */
const strayMs = 500

/** A watch over the clocks. */
export interface SleepWatch {
  /** Looks at once, before something is believed that a sleep may have made old. */
  readonly look: () => void
  readonly stop: () => void
}

/**
 * Notices by the clocks that the machine slept, or that its clock was set: the one sign that every system gives, since
 * sockets stay "open" through a sleep. Where the steady clock stands still in a sleep, the wall clock runs away from it;
 * elsewhere the look itself comes late. A busy machine is neither.
 */
export function watchForSleep(clock: Clock, onWake: (gapMs: number) => void): SleepWatch {
  let lookedAt = { wall: clock.now(), steady: clock.steady() }
  const look = () => {
    const wallMs = clock.now() - lookedAt.wall
    const steadyMs = clock.steady() - lookedAt.steady
    lookedAt = { wall: clock.now(), steady: clock.steady() }
    // A corrected clock makes every deadline wrong until the platform's time is heard again.
    if (steadyMs > sleptAfterMs || Math.abs(wallMs - steadyMs) > strayMs) onWake(wallMs)
  }
  return { look, stop: clock.every(lookEveryMs, look) }
}
