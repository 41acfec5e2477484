import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backOff, reconnectDelayMs } from '../../../../src-main/connection/backoff.ts'

describe('[D6] the wait before the next attempt', () => {
  it.each([
    [0, 0.5, 250],
    [1, 0.5, 500],
    [2, 0.5, 1_000],
    [3, 0.5, 2_000],
    [4, 0.5, 2_500],
    [5, 0.5, 2_500],
    [0, 0.999, 499],
    [10, 0.999, 4_995],
    [3, 0, 0],
  ])('attempt %i by chance %f is %i ms', (attempt, chance, ms) => {
    expect(reconnectDelayMs(attempt, chance)).toBe(ms)
  })

  it('never exceeds the cap, and never the bound of its attempt', () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(fc.nat(10_000), chance, (attempt, luck) => {
        const delay = reconnectDelayMs(attempt, luck)
        return delay >= 0 && delay < Math.min(backOff.capMs, backOff.baseMs * 2 ** attempt)
      }),
    )
  })
})
