import { describe, expect, it } from 'vitest'
import { createTestClock } from '../../../src-platform/clock-test.ts'

/** Lets everything that was started run to its end, as far as this test starts anything. */
const settle = () => new Promise<void>(resolve => void setImmediate(resolve))

describe('the test clock', () => {
  it('stands still until it is moved', async () => {
    const clock = createTestClock(1_000)
    await settle()
    expect(clock.now()).toBe(1_000)
    await clock.advance(500, settle)
    expect(clock.now()).toBe(1_500)
  })

  it('wakes in time order, each when the clock reaches it', async () => {
    const clock = createTestClock(0)
    const woken: [string, number][] = []
    clock.wakeAt(30, () => woken.push(['late', clock.now()]))
    clock.wakeAt(10, () => woken.push(['early', clock.now()]))
    clock.wakeAt(31, () => woken.push(['too late', clock.now()]))
    await clock.advance(30, settle)
    expect(woken).toEqual([
      ['early', 10],
      ['late', 30],
    ])
  })

  it('runs what earlier wake-ups ask for after a wait, within the same move', async () => {
    const clock = createTestClock(0)
    const minutes: number[] = []
    const everyMinute = async () => {
      await Promise.resolve()
      minutes.push(clock.now())
      clock.wakeAt(clock.now() + 60_000, () => void everyMinute())
    }
    clock.wakeAt(60_000, () => void everyMinute())
    await clock.advance(180_000, settle)
    expect(minutes).toEqual([60_000, 120_000, 180_000])
  })

  it('runs what is due already without being moved, and nothing that was called off', async () => {
    const clock = createTestClock(100)
    const woken: string[] = []
    clock.wakeAt(100, () => woken.push('due'))
    clock.wakeAt(50, () => woken.push('called off'))()
    const cancel = clock.wakeAt(110, () => woken.push('called off later'))
    await settle()
    cancel()
    await clock.advance(1_000, settle)
    expect(woken).toEqual(['due'])
  })

  it('can be set back, which wakes nobody', async () => {
    const clock = createTestClock(1_000)
    let isWoken = false
    clock.wakeAt(1_500, () => {
      isWoken = true
    })
    await clock.moveTo(0, settle)
    expect([clock.now(), isWoken]).toEqual([0, false])
    await clock.moveTo(1_500, settle)
    expect(isWoken).toBe(true)
  })

  it('makes moves that are asked for together one after the other', async () => {
    const clock = createTestClock(0)
    await Promise.all([clock.advance(10, settle), clock.advance(10, settle), clock.advance(10, settle)])
    expect(clock.now()).toBe(30)
  })

  it('answers a move whose work failed with the failure, and goes on', async () => {
    const clock = createTestClock(0)
    await expect(clock.advance(10, () => Promise.reject(new Error('settling failed')))).rejects.toThrow(
      'settling',
    )
    await clock.advance(10, settle)
    expect(clock.now()).toBe(10)
  })
})
