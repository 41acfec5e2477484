/** How the sound of a call came through in about one second. */
export interface QualitySample {
  /** There and back, in milliseconds; null while nothing has come back. */
  readonly roundTripMs: number | null
  /** Variation of the arrival of packets, in milliseconds. */
  readonly jitterMs: number
  /** How long packets are held to even that out, in milliseconds. */
  readonly bufferMs: number
  /** Lost of what was sent, 0 to 1. */
  readonly lossShare: number
}

/** What is worth saying about a bad line. */
export type QualityTrouble = 'loss' | 'delay' | 'jitter'

/** Mean opinion score, 1 to 4.5, and what costs most of it. */
export interface QualityScore {
  readonly mos: number
  readonly culprit: QualityTrouble
}

/** R of a call with nothing wrong but the telephone itself (ITU-T G.107, default values, table 3). */
const faultlessR = 93.2
/** Packets of 20 ms, Opus' look-ahead of 6.5 ms (RFC 6716, 2), and playing them. */
const fixedDelayMs = 20 + 6.5 + 5
/**
 * Equipment impairment and robustness against random loss. ITU-T G.113 has no values for Opus; these are those that
 * G.113 Appendix I gives for a modern codec that conceals loss (G.711 with concealment: Ie 0, Bpl 25.1), made harder by
 * half since WhatsApp's narrow bit rates leave less to conceal with.
 */
const codecImpairment = 0
const lossRobustness = 12.5

/**
 * The E-model: ITU-T G.107 for what loss costs (7-29, random loss) and for R to MOS (Annex B); the cost of delay by the
 * approximation of Cole and Rosenbluth, "Voice over IP performance monitoring" (2001).
 */
export function scoreOf(sample: QualitySample): QualityScore {
  const pathMs = (sample.roundTripMs ?? 0) / 2
  const delayCost = costOfDelay(pathMs + sample.bufferMs + fixedDelayMs)
  const lossPercent = sample.lossShare * 100
  const lossCost = codecImpairment + ((95 - codecImpairment) * lossPercent) / (lossPercent + lossRobustness)
  const culprit = lossCost >= delayCost ? 'loss' : sample.bufferMs > pathMs ? 'jitter' : 'delay'
  return { mos: mosOf(faultlessR - delayCost - lossCost), culprit }
}

/** "Nearly all users dissatisfied" begins below R = 60 (ITU-T G.109). */
export const poorMos = 3.1
/** "Some users dissatisfied" ends at R = 70 (ITU-T G.109). */
export const fairMos = 3.6

/** A score in a word. */
export function levelOf(mos: number): 'good' | 'fair' | 'poor' {
  if (mos < poorMos) return 'poor'
  return mos < fairMos ? 'fair' : 'good'
}

function costOfDelay(oneWayMs: number): number {
  return 0.024 * oneWayMs + 0.11 * Math.max(0, oneWayMs - 177.3)
}

/** G.107 Annex B. */
function mosOf(r: number): number {
  if (r <= 0) return 1
  if (r >= 100) return 4.5
  return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6)
}
