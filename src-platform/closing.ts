/** What was opened, to be closed in the opposite order. */
export interface Closing {
  /** `withinMs`: after that long the closing goes on without waiting for it. */
  add(close: () => void | Promise<void>, withinMs?: number): void
  /** Closes everything once; a second call waits for the first. Everything is tried; rejects with what failed. */
  close(): Promise<void>
}

export function createClosing(): Closing {
  const steps: { close: () => void | Promise<void>; withinMs: number | undefined }[] = []
  let closed: Promise<void> | undefined

  async function closeAll(): Promise<void> {
    const failures: unknown[] = []
    for (const { close, withinMs } of steps.toReversed()) {
      try {
        await within(withinMs, Promise.resolve(close()))
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be closed.')
  }

  return {
    add: (close, withinMs) => void steps.push({ close, withinMs }),
    close: () => (closed ??= closeAll()),
  }
}

async function within(ms: number | undefined, work: Promise<void>): Promise<void> {
  if (ms === undefined) return work
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<void>(resolve => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, deadline])
  clearTimeout(timer)
}
