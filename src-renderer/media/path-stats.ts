import type { QualitySample } from '#shared/domain/voice-quality.ts'

/** What the connection has counted since it began. */
export interface PathCounters {
  readonly received: number
  readonly lost: number
  /** Seconds that all packets together were held, and how many came out. */
  readonly bufferSeconds: number
  readonly emitted: number
  readonly jitterMs: number
  readonly roundTripMs: number | null
}

/** The fields of WebRTC Statistics that are read here; TypeScript's DOM library leaves a report's values untyped. */
interface Stat {
  readonly type: string
  readonly kind?: string
  readonly nominated?: boolean
  readonly packetsReceived?: number
  readonly packetsLost?: number
  readonly jitter?: number
  readonly jitterBufferDelay?: number
  readonly jitterBufferEmittedCount?: number
  readonly currentRoundTripTime?: number
  readonly roundTripTime?: number
}

/** Null while nothing has come from the customer. */
export async function readPath(pc: RTCPeerConnection): Promise<PathCounters | null> {
  const stats = [...((await pc.getStats()) as ReadonlyMap<string, Stat>).values()]
  const inbound = stats.find(stat => stat.type === 'inbound-rtp' && stat.kind === 'audio')
  if (!inbound) return null
  const reported = stats.find(stat => stat.type === 'remote-inbound-rtp')?.roundTripTime
  // The sound's own reports come every few seconds; the path's checks are what there is before the first of them.
  const checked = stats.find(stat => stat.type === 'candidate-pair' && stat.nominated)?.currentRoundTripTime
  const roundTrip = reported ?? checked
  return {
    received: inbound.packetsReceived ?? 0,
    lost: inbound.packetsLost ?? 0,
    bufferSeconds: inbound.jitterBufferDelay ?? 0,
    emitted: inbound.jitterBufferEmittedCount ?? 0,
    jitterMs: (inbound.jitter ?? 0) * 1_000,
    roundTripMs: roundTrip === undefined ? null : roundTrip * 1_000,
  }
}

/** What happened between two readings; null when no packet was due. */
export function sampleBetween(before: PathCounters, after: PathCounters): QualitySample | null {
  // A packet that comes late takes itself out of the lost ones again.
  const lost = Math.max(0, after.lost - before.lost)
  const received = after.received - before.received
  if (received + lost <= 0) return null
  const emitted = after.emitted - before.emitted
  const bufferSeconds = emitted > 0 ? (after.bufferSeconds - before.bufferSeconds) / emitted : 0
  return {
    roundTripMs: after.roundTripMs,
    jitterMs: after.jitterMs,
    bufferMs: bufferSeconds * 1_000,
    lossShare: lost / (received + lost),
  }
}
