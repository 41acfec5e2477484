/** What is under way, so that a stop and the test clock can wait for it. */
export interface Busy {
  /** Passes the promise on, remembering it until it settles. */
  track<T>(work: Promise<T>): Promise<T>
  /** Resolves when nothing is under way, also nothing that was started meanwhile. */
  idle(): Promise<void>
}

export function createBusy(): Busy {
  const underWay = new Set<Promise<unknown>>()
  return {
    track(work) {
      const settled: Promise<unknown> = work.then(
        () => underWay.delete(settled),
        () => underWay.delete(settled),
      )
      underWay.add(settled)
      return work
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
