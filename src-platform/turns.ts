/** Lets at most `limit` pieces of work run at once; the others wait in the order in which they came. */
export function createTurns(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0

  return async work => {
    if (running >= limit) {
      await new Promise<void>(resolve => {
        waiting.push(resolve)
      })
    } else {
      running++
    }
    try {
      return await work()
    } finally {
      // The turn passes straight on, so that a newcomer cannot slip in between.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
