import type { EpochMs } from '#shared/domain/ids.ts'
import type { Clock } from './clock.ts'

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  /**
   * Moves to `target`, stopping at every wake-up on the way in time order, also at those that earlier ones asked for.
   * `settle` waits until whatever was started has finished; the promise resolves after everything due has run.
   * Moving backwards wakes nobody. Moves asked for at the same time happen one after the other.
   */
  moveTo(target: EpochMs, settle: () => Promise<void>): Promise<void>
  /** As `moveTo`, from where the clock then stands. */
  advance(byMs: number, settle: () => Promise<void>): Promise<void>
}

interface WakeUp {
  readonly at: EpochMs
  readonly work: () => void
}

export function createTestClock(start: EpochMs): TestClock {
  let now = start
  let moving: Promise<void> = Promise.resolve()
  const wakeUps = new Set<WakeUp>()

  function wakeAt(at: EpochMs, work: () => void): () => void {
    const wakeUp = { at, work }
    wakeUps.add(wakeUp)
    if (at <= now) queueMicrotask(() => run(wakeUp))
    return () => void wakeUps.delete(wakeUp)
  }

  function run(wakeUp: WakeUp): void {
    if (wakeUps.delete(wakeUp)) wakeUp.work()
  }

  function earliestUntil(target: EpochMs): WakeUp | undefined {
    let earliest: WakeUp | undefined
    for (const wakeUp of wakeUps) {
      if (wakeUp.at <= target && (!earliest || wakeUp.at < earliest.at)) earliest = wakeUp
    }
    return earliest
  }

  async function move(target: EpochMs, settle: () => Promise<void>): Promise<void> {
    await settle()
    for (let next = earliestUntil(target); next; next = earliestUntil(target)) {
      now = Math.max(now, next.at)
      run(next)
      await settle()
    }
    now = target
    await settle()
    // What was asked for meanwhile with a time that has come was run by `wakeAt` itself.
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = moving.then(work)
    // The next move starts whatever became of this one; its own caller hears of the failure.
    moving = done.catch(() => undefined)
    return done
  }

  return {
    now: () => now,
    wakeAt,
    moveTo: (target, settle) => inTurn(() => move(target, settle)),
    advance: (byMs, settle) => inTurn(() => move(now + byMs, settle)),
  }
}
