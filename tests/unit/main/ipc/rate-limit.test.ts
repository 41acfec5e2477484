import { expect, it } from 'vitest'
import { createRateLimit } from '../../../../src-main/ipc/rate-limit.ts'

it('lets a burst through, then so many a second', () => {
  let now = 0
  const mayAsk = createRateLimit({ burst: 3, perSecond: 2 }, () => now)
  const tries = (count: number) => Array.from({ length: count }, () => mayAsk())
  expect(tries(4)).toEqual([true, true, true, false])
  now = 500
  expect(tries(2)).toEqual([true, false])
  now = 60_000
  expect(tries(4)).toEqual([true, true, true, false])
})
