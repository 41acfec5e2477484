import { within } from './within.ts'

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
        const closing = Promise.resolve(close())
        await (withinMs === undefined ? closing : within(withinMs, closing))
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
