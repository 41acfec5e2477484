import { describe, expect, it } from 'vitest'
import { createBusy } from '../../../src-platform/busy.ts'
import { createTestClock } from '../../../src-platform/clock-test.ts'
import { createDueTimers } from '../../../src-platform/due-timers.ts'

function setUp() {
  const clock = createTestClock(0)
  const busy = createBusy()
  const done: string[] = []
  const failures: string[] = []
  const during = new Map<string, () => Promise<void>>()
  const timers = createDueTimers<string>({
    clock,
    busy,
    async due(key) {
      await during.get(key)?.()
      done.push(`${key} at ${clock.now()}`)
    },
    failed: (_error, key) => failures.push(`${key} at ${clock.now()}`),
  })
  return { timers, done, failures, during, advance: (byMs: number) => clock.advance(byMs, () => busy.idle()) }
}

describe('what becomes due', () => {
  it('is done once at its time, which may be moved or dropped before', async () => {
    const { timers, done, advance } = setUp()
    timers.set('moved', 10)
    timers.set('moved', 20)
    timers.set('dropped', 10)
    timers.set('dropped', undefined)
    timers.set('kept', 10)
    timers.set('kept', 10)
    await advance(100)
    expect(done).toEqual(['kept at 10', 'moved at 20'])
  })

  it('is tried again a second later where it failed', async () => {
    const { timers, done, failures, during, advance } = setUp()
    during.set('it', async () => {
      during.delete('it')
      throw new Error('The database is away.')
    })
    timers.set('it', 10)
    await advance(5_000)
    expect({ failures, done }).toEqual({ failures: ['it at 10'], done: ['it at 1010'] })
  })

  it('keeps the later time that it was given while it failed', async () => {
    const { timers, done, during, advance } = setUp()
    during.set('it', async () => {
      during.delete('it')
      timers.set('it', 4_000)
      throw new Error('The database is away.')
    })
    timers.set('it', 10)
    await advance(5_000)
    expect(done).toEqual(['it at 4000'])
  })

  it('waits for nothing after the stop', async () => {
    const { timers, done, advance } = setUp()
    timers.set('before', 10)
    timers.stop()
    timers.set('after', 10)
    await advance(100)
    expect(done).toEqual([])
  })
})
