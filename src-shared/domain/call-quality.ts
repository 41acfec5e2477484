import { fairMos, poorMos, type QualitySample, type QualityTrouble, scoreOf } from './voice-quality.ts'

/** The sound of one call so far, from one sample a second. */
export interface CallQuality {
  readonly samples: number
  /** Of the last few samples, the newest last. */
  readonly recentMos: readonly number[]
  /** What is wrong now; null while all is well. */
  readonly trouble: QualityTrouble | null
  readonly badSamples: number
  readonly mosSum: number
  readonly lowestMos: number
  readonly roundTripSum: number
  readonly roundTripSamples: number
  readonly highestRoundTripMs: number
  readonly jitterSum: number
  readonly highestJitterMs: number
  readonly lossSum: number
  readonly highestLossShare: number
}

export const noQuality: CallQuality = {
  samples: 0,
  recentMos: [],
  trouble: null,
  badSamples: 0,
  mosSum: 0,
  lowestMos: 4.5,
  roundTripSum: 0,
  roundTripSamples: 0,
  highestRoundTripMs: 0,
  jitterSum: 0,
  highestJitterMs: 0,
  lossSum: 0,
  highestLossShare: 0,
}

/** One bad second is no news; this many are judged together. */
const recentSamples = 5
/** The quality after one more second. */
export function withSample(before: CallQuality, sample: QualitySample): CallQuality {
  const { mos, culprit } = scoreOf(sample)
  const recentMos = [...before.recentMos, mos].slice(-recentSamples)
  const trouble = troubleOf(before.trouble, recentMos, culprit)
  const { roundTripMs, jitterMs, lossShare } = sample
  return {
    samples: before.samples + 1,
    recentMos,
    trouble,
    badSamples: before.badSamples + (mos < poorMos ? 1 : 0),
    mosSum: before.mosSum + mos,
    lowestMos: Math.min(before.lowestMos, mos),
    roundTripSum: before.roundTripSum + (roundTripMs ?? 0),
    roundTripSamples: before.roundTripSamples + (roundTripMs === null ? 0 : 1),
    highestRoundTripMs: Math.max(before.highestRoundTripMs, roundTripMs ?? 0),
    jitterSum: before.jitterSum + jitterMs,
    highestJitterMs: Math.max(before.highestJitterMs, jitterMs),
    lossSum: before.lossSum + lossShare,
    highestLossShare: Math.max(before.highestLossShare, lossShare),
  }
}

function troubleOf(
  before: QualityTrouble | null,
  recentMos: readonly number[],
  culprit: QualityTrouble,
): QualityTrouble | null {
  const mos = recentMos.reduce((sum, one) => sum + one, 0) / recentMos.length
  // A warning goes only when the line is clearly better.
  if (before !== null) return mos > fairMos ? null : before
  return recentMos.length === recentSamples && mos < poorMos ? culprit : null
}

/** The summary that goes into the call's record. Milliseconds; shares 0 to 1; seconds are samples. */
export interface QualitySummary {
  readonly seconds: number
  readonly badSeconds: number
  readonly mos: { readonly average: number; readonly lowest: number }
  /** Absent when nothing ever came back. */
  readonly roundTripMs?: Extremes
  readonly jitterMs: Extremes
  readonly lossShare: Extremes
}

interface Extremes {
  readonly average: number
  readonly highest: number
}

/** Null before the first sample. */
export function summaryOf(quality: CallQuality): QualitySummary | null {
  const { samples, roundTripSamples } = quality
  if (samples === 0) return null
  return {
    seconds: samples,
    badSeconds: quality.badSamples,
    mos: { average: rounded(quality.mosSum / samples, 2), lowest: rounded(quality.lowestMos, 2) },
    ...(roundTripSamples > 0 && {
      roundTripMs: {
        average: rounded(quality.roundTripSum / roundTripSamples, 0),
        highest: rounded(quality.highestRoundTripMs, 0),
      },
    }),
    jitterMs: {
      average: rounded(quality.jitterSum / samples, 0),
      highest: rounded(quality.highestJitterMs, 0),
    },
    lossShare: {
      average: rounded(quality.lossSum / samples, 4),
      highest: rounded(quality.highestLossShare, 4),
    },
  }
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
