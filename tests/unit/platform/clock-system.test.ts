import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createSystemClock } from '../../../src-platform/clock-system.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

it('wakes once, at the time, also when that is further off than a timer reaches', () => {
  const clock = createSystemClock()
  const at = 40 * 24 * 60 * 60 * 1000
  const work = vi.fn<() => void>()
  clock.wakeAt(at, work)
  vi.advanceTimersByTime(at - 1)
  expect(work).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(work).toHaveBeenCalledTimes(1)
})

it('waits on when wall time was set back meanwhile', () => {
  const clock = createSystemClock()
  const work = vi.fn<() => void>()
  clock.wakeAt(1_000, work)
  vi.setSystemTime(-500)
  vi.advanceTimersByTime(1_000)
  expect(work).not.toHaveBeenCalled()
  vi.advanceTimersByTime(500)
  expect(work).toHaveBeenCalledTimes(1)
})

it('drops what was called off, and everything when it stops', () => {
  const clock = createSystemClock()
  const work = vi.fn<() => void>()
  clock.wakeAt(10, work)()
  clock.wakeAt(10, work)
  clock.stop()
  vi.advanceTimersByTime(100)
  expect(work).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
})
