import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  incrementPrice,
  minutePrice,
  incrementStartsAt,
  monthOf,
  type Rate,
  ratesFor,
  startedIncrements,
  wholeMinutes,
} from '#shared/domain/billing.ts'
import { billingPresets, defaultPolicy as policy } from '#shared/domain/policy.ts'

const tiers: readonly Rate[] = [
  { countryCode: '62', perMinuteMinor: 100_000 },
  { countryCode: '62', perMinuteMinor: 80_000, fromMinute: 3 },
]

describe('price of a call', () => {
  it.each([
    [0, 0],
    [1, 1],
    [59_000, 1],
    [60_000, 1],
    [60_001, 2],
    [61_000, 2],
    [120_000, 2],
  ])('[O5] %i ms count as %i started minutes', (talkMs, minutes) => {
    expect(startedIncrements(talkMs, policy)).toBe(minutes)
  })

  it('[O5] takes the rate of the longest country code that the number begins with', () => {
    const rates = [
      ...tiers,
      { countryCode: '628', perMinuteMinor: 1 },
      { countryCode: '1', perMinuteMinor: 2 },
    ]
    expect(ratesFor(rates, '6281234567890').map(rate => rate.perMinuteMinor)).toEqual([1])
    expect(ratesFor(rates, '6221500000').map(rate => rate.perMinuteMinor)).toEqual([100_000, 80_000])
    expect(ratesFor(rates, '4930123456')).toEqual([])
  })

  it("[O5] moves to the cheaper tier at the month's minute where it begins", () => {
    expect(minutePrice(tiers, 2)).toBe(100_000)
    expect(minutePrice(tiers, 3)).toBe(80_000)
  })

  it('[O4] begins its minutes one after another, the first at once', () => {
    expect([1, 2, 3].map(minute => incrementStartsAt(1_000, minute, policy))).toEqual([
      1_000, 61_000, 121_000,
    ])
  })

  it('[O5] counts the minutes of a calendar month of UTC', () => {
    expect(monthOf(Date.parse('2026-11-30T23:59:59.999Z'))).toBe('2026-11')
    expect(monthOf(Date.parse('2026-12-01T00:00:00Z'))).toBe('2026-12')
  })

  it("[O5] counts Meta's pulses of 6 s as parts of a minute, in integers, never below the minute's price", () => {
    const pulses = { ...policy, ...billingPresets.metaPulses }
    expect(startedIncrements(56_000, pulses)).toBe(10)
    expect(wholeMinutes(19, pulses)).toBe(1)
    expect(incrementPrice(100_000, policy)).toBe(100_000)
    expect(incrementPrice(100_000, pulses)).toBe(10_000)
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), perMinute => {
        const price = incrementPrice(perMinute, pulses)
        expect(Number.isInteger(price)).toBe(true)
        expect(price * 10).toBeGreaterThanOrEqual(perMinute)
      }),
    )
  })
})
