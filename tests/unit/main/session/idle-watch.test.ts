import { expect, it } from 'vitest'
import { watchIdleness } from '../../../../src-main/session/idle-watch.ts'
import { manualClock } from '../../../support/manual-clock.ts'

it('[R4] tells when the machine is left alone for as long as set, and when somebody is back', async () => {
  const clock = manualClock()
  const told: boolean[] = []
  let idleSeconds = 0
  let minutes = 10
  const stop = watchIdleness({
    clock,
    idleSeconds: () => idleSeconds,
    idleAfterMinutes: () => minutes,
    onChange: isIdle => told.push(isIdle),
  })
  idleSeconds = 599
  await clock.advance(4_000)
  expect(told).toEqual([])
  idleSeconds = 600
  await clock.advance(4_000)
  idleSeconds = 1
  await clock.advance(4_000)
  expect(told).toEqual([true, false])
  minutes = 0
  idleSeconds = 86_400
  await clock.advance(4_000)
  expect(told).toHaveLength(2)
  stop()
})
