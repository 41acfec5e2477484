import { expect, it } from 'vitest'
import { watchForSleep } from '../../../../src-main/connection/wake-watch.ts'
import { manualClock } from '../../../support/manual-clock.ts'

it('[D6] notices a sleep by the gap in the clock, once, and nothing else', async () => {
  const clock = manualClock()
  const gaps: number[] = []
  const watch = watchForSleep(clock, gap => gaps.push(gap))
  await clock.advance(60_000)
  expect(gaps).toEqual([])
  clock.sleep(3_600_000)
  await clock.advance(10_000)
  expect(gaps).toEqual([3_602_000])
  clock.sleep(-600)
  await clock.advance(4_000)
  expect(gaps).toHaveLength(2)
  watch.stop()
  clock.sleep(3_600_000)
  await clock.advance(10_000)
  expect(gaps).toHaveLength(2)
})

it('[D2] notices it without waiting for the next look, once, when somebody looks', async () => {
  const clock = manualClock()
  const gaps: number[] = []
  const watch = watchForSleep(clock, gap => gaps.push(gap))
  watch.look()
  expect(gaps).toEqual([])
  clock.sleep(60_000)
  watch.look()
  watch.look()
  await clock.advance(10_000)
  expect(gaps).toEqual([60_000])
})

it('[D6] notices it where the steady clock runs on in a sleep, by a look that comes late', async () => {
  const clock = manualClock()
  let asleepMs = 0
  const running = { ...clock, now: () => clock.now() + asleepMs, steady: () => clock.steady() + asleepMs }
  const gaps: number[] = []
  watchForSleep(running, gap => gaps.push(gap))
  await clock.advance(4_000)
  // A busy machine is late by a few seconds, too.
  asleepMs += 5_000
  await clock.advance(4_000)
  expect(gaps).toEqual([])
  asleepMs += 60_000
  await clock.advance(4_000)
  expect(gaps).toEqual([62_000])
})
