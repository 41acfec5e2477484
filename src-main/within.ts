import type { Clock } from './clock.ts'

/** Waits for `work`, but no longer than `ms` milliseconds; what it came to is whoever else's who holds it. */
export async function within(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const cancel = clock.after(ms, resolve)
  try {
    await Promise.race([promise, work])
  } finally {
    cancel()
  }
}
