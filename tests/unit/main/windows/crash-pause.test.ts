import { expect, it } from 'vitest'
import { createCrashPause } from '../../../../src-main/windows/crash-pause.ts'

it('loads a crashed page at once three times a minute, and then when the minute is over', () => {
  const pause = createCrashPause()
  expect([0, 1_000, 2_000, 3_000].map(pause)).toEqual([0, 0, 0, 57_000])
  expect(pause(60_000)).toBe(1_000)
  expect(pause(200_000)).toBe(0)
})

it('waits a minute at most, also where the clock was set back', () => {
  const pause = createCrashPause()
  expect([90_000, 91_000, 92_000, 10_000].map(pause)).toEqual([0, 0, 0, 60_000])
})
