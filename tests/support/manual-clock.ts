import type { Clock } from '../../src-main/clock.ts'

/** A clock that moves only when told. */
export interface ManualClock extends Clock {
  /** Moves on, running everything that becomes due, in order, and letting promises settle after each. */
  advance(ms: number): Promise<void>
  /** Jumps without running what would have been due, as a machine that slept; timers are late by the jump. */
  sleep(ms: number): void
}

interface Timer {
  at: number
  readonly everyMs: number | null
  readonly run: () => void
}

export function manualClock(start = Date.parse('2026-11-23T09:00:00.000Z')): ManualClock {
  const timers = new Set<Timer>()
  /** What timers go by; `now` is ahead of it by what was slept. */
  let steady = start
  let slept = 0

  function add(timer: Timer): () => void {
    timers.add(timer)
    return () => timers.delete(timer)
  }

  return {
    now: () => steady + slept,
    steady: () => steady,
    after: (ms, run) => add({ at: steady + ms, everyMs: null, run }),
    every: (ms, run) => add({ at: steady + ms, everyMs: ms, run }),
    sleep(ms) {
      slept += ms
    },
    async advance(ms) {
      const end = steady + ms
      for (;;) {
        const due = [...timers].filter(timer => timer.at <= end).sort((a, b) => a.at - b.at)[0]
        if (!due) break
        steady = due.at
        if (due.everyMs === null) timers.delete(due)
        else due.at += due.everyMs
        due.run()
        await settled()
      }
      steady = end
      await settled()
    },
  }
}

/** Resolves when the promises that could settle have. */
export function settled(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve)
  })
}
