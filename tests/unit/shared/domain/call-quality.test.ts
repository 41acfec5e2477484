import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { noQuality, summaryOf, withSample } from '#shared/domain/call-quality.ts'
import { type QualitySample, scoreOf } from '#shared/domain/voice-quality.ts'

const good: QualitySample = { roundTripMs: 40, jitterMs: 4, bufferMs: 30, lossShare: 0 }
const lossy: QualitySample = { ...good, lossShare: 0.12 }
const after = (...samples: readonly QualitySample[]) => samples.reduce(withSample, noQuality)
const times = (count: number, sample: QualitySample) => Array.from({ length: count }, () => sample)

describe('the score of a second', () => {
  it('of a line with nothing wrong is that of the E-model’s default', () => {
    expect(scoreOf({ roundTripMs: 0, jitterMs: 0, bufferMs: 0, lossShare: 0 }).mos).toBeCloseTo(4.39, 1)
  })

  it.each([
    ['loss', lossy, 3.1],
    ['delay', { ...good, roundTripMs: 900 }, 3.1],
    ['jitter', { ...good, jitterMs: 90, bufferMs: 480 }, 3.1],
  ] as const)('names what costs most: %s', (culprit, sample, below) => {
    const score = scoreOf(sample)
    expect(score.culprit).toBe(culprit)
    expect(score.mos).toBeLessThan(below)
  })

  it('never rises with more loss or more delay, and stays between 1 and 4.5', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 3_000, noNaN: true }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        (lossShare, roundTripMs, more) => {
          const here = scoreOf({ ...good, lossShare, roundTripMs }).mos
          const worse = scoreOf({
            ...good,
            lossShare: Math.min(1, lossShare + more),
            roundTripMs: roundTripMs + more * 1_000,
          }).mos
          expect(worse).toBeLessThanOrEqual(here + 1e-9)
          expect(here).toBeGreaterThanOrEqual(1)
          expect(here).toBeLessThanOrEqual(4.5)
        },
      ),
    )
  })
})

describe('the quality of a call', () => {
  it('says nothing of one bad second', () => {
    expect(after(...times(10, good), lossy, good).trouble).toBeNull()
  })

  it('says what is wrong once it lasts, and goes on until the line is clearly better', () => {
    const bad = after(...times(10, good), ...times(5, lossy))
    expect(bad.trouble).toBe('loss')
    expect(withSample(bad, good).trouble).toBe('loss')
    expect(times(5, good).reduce(withSample, bad).trouble).toBeNull()
  })

  it('is summed up for the record', () => {
    expect(summaryOf(after(good, { ...lossy, roundTripMs: null }))).toEqual({
      seconds: 2,
      badSeconds: 1,
      mos: { average: expect.closeTo(3.4, 0), lowest: expect.closeTo(2.3, 0) },
      roundTripMs: { average: 40, highest: 40 },
      jitterMs: { average: 4, highest: 4 },
      lossShare: { average: 0.06, highest: 0.12 },
    })
    expect(summaryOf(noQuality)).toBeNull()
  })
})
