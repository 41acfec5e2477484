import { expect } from 'vitest'

const patienceMs = 30_000

/** What `read` gives comes true before long; asked again until then, also on a machine that is busy. */
export function eventually<Value>(
  read: () => Value | Promise<Value>,
): ReturnType<typeof expect.poll<Value | Promise<Value>>> {
  return expect.poll(read, { timeout: patienceMs, interval: 25 })
}
