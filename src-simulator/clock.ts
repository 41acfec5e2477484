/** Simulated time and its timers. Everything of the simulator that waits goes through this port. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs `task` once, `delayMs` from now. The answer cancels it; cancelling twice does nothing. */
  after(delayMs: number, task: () => void): () => void
}

/** A clock that runs with real time and can be moved ahead, which runs what became due, in order. */
export type MovableClock = Clock & {
  /** @param ms how far to move ahead, at least 0 */
  advance(ms: number): void
  /** Cancels every timer. */
  stop(): void
}

type Task = { dueAt: number; run: () => void; handle?: NodeJS.Timeout }

export const startClock = (): MovableClock => {
  const tasks = new Set<Task>()
  let aheadMs = 0
  const now = () => Date.now() + aheadMs

  const arm = (task: Task) => {
    clearTimeout(task.handle)
    task.handle = setTimeout(
      () => {
        tasks.delete(task)
        task.run()
      },
      Math.max(0, task.dueAt - now()),
    )
  }
  const cancel = (task: Task) => {
    clearTimeout(task.handle)
    tasks.delete(task)
  }
  const earliestDueBy = (time: number) =>
    [...tasks].filter(task => task.dueAt <= time).sort((a, b) => a.dueAt - b.dueAt)[0]

  return {
    now,
    after: (delayMs, run) => {
      const task: Task = { dueAt: now() + delayMs, run }
      tasks.add(task)
      arm(task)
      return () => cancel(task)
    },
    advance: ms => {
      const target = aheadMs + ms
      let due = earliestDueBy(Date.now() + target)
      while (due) {
        // The task sees the time at which it was due, not the end of the jump.
        aheadMs = Math.min(target, Math.max(aheadMs, due.dueAt - Date.now()))
        cancel(due)
        due.run()
        due = earliestDueBy(Date.now() + target)
      }
      aheadMs = target
      tasks.forEach(arm)
    },
    stop: () => tasks.forEach(cancel),
  }
}
