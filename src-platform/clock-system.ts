import type { EpochMs } from '#shared/domain/ids.ts'
import type { Clock } from './clock.ts'

/** A clock that holds timers until it is stopped. */
export interface SystemClock extends Clock {
  /** Drops every wake-up that has not run. */
  stop(): void
}

/** The longest wait that a Node timer can hold, in milliseconds. */
const longestTimerMs = 2 ** 31 - 1

/** Real time. */
export function createSystemClock(): SystemClock {
  const timers = new Set<() => void>()

  function wakeAt(at: EpochMs, work: () => void): () => void {
    let timer: NodeJS.Timeout
    const cancel = () => {
      clearTimeout(timer)
      timers.delete(cancel)
    }
    const arm = () => {
      // Timers follow a steady clock and wall time may jump, so it is read again when one fires.
      const wait = Math.min(Math.max(0, at - Date.now()), longestTimerMs)
      timer = setTimeout(() => {
        if (Date.now() < at) return arm()
        timers.delete(cancel)
        work()
      }, wait)
    }
    timers.add(cancel)
    arm()
    return cancel
  }

  return {
    now: () => Date.now(),
    wakeAt,
    stop: () => {
      for (const cancel of timers) cancel()
    },
  }
}
