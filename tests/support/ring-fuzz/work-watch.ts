/** Knows whether the platform has anything to do, since asking it costs far more than most steps of time. */
export interface WorkWatch {
  readonly started: () => void
  readonly track: <T>(work: Promise<T>) => Promise<T>
  /** Whether there was anything since it was asked last. */
  readonly take: () => boolean
  readonly idle: () => Promise<void>
}

export function createWorkWatch(): WorkWatch {
  const underWay = new Set<Promise<unknown>>()
  let isStarted = false
  return {
    started: () => {
      isStarted = true
    },
    track<T>(work: Promise<T>): Promise<T> {
      isStarted = true
      underWay.add(work)
      void work.finally(() => underWay.delete(work)).catch(() => undefined)
      return work
    },
    take(): boolean {
      const was = isStarted || underWay.size > 0
      isStarted = false
      return was
    },
    async idle() {
      await Promise.allSettled(underWay)
    },
  }
}
