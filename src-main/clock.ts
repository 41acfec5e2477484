/** Time and timers, so that tests can hold them still. */
export interface Clock {
  /** Milliseconds since the epoch; jumps when the machine slept. */
  now(): number
  /** Milliseconds from an unknown start, which nobody sets; on some systems they stand still while the machine sleeps. */
  steady(): number
  /** Runs once after `ms` milliseconds; returns its undo. */
  after(ms: number, run: () => void): () => void
  /** Runs every `ms` milliseconds; returns its undo. */
  every(ms: number, run: () => void): () => void
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  steady: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  every(ms, run) {
    const timer = setInterval(run, ms)
    return () => clearInterval(timer)
  },
}
