import { wireLimits } from '#shared/protocol/version.ts'

/** An event as it goes out, but for its place in a session's order; one of them serves every session that is told. */
export interface EncodedEvent {
  /** ISO 8601. */
  readonly at: string
  readonly type: string
  /** JSON. */
  readonly data: string
}

/** What one session is told: numbered from 1 without gaps, the newest kept for a client that comes back. */
export interface Outbox {
  /** The newest event's number; 0 when there is none. */
  readonly newest: number
  append(event: EncodedEvent): void
  /** The frame with this number, unless it is no longer kept or not there yet. */
  frame(seq: number): string | undefined
  /** Whether everything after `seq` is still kept. */
  reachesBackTo(seq: number): boolean
}

export function createOutbox(kept: number = wireLimits.resumeEvents): Outbox {
  /** A ring: the event with number n stands at n modulo its size. */
  const ring: EncodedEvent[] = []
  let newest = 0

  return {
    get newest() {
      return newest
    },
    append: event => {
      newest++
      ring[newest % kept] = event
    },
    frame: seq => {
      const event = seq > newest - kept && seq <= newest ? ring[seq % kept] : undefined
      return event && encodeEvent(seq, event)
    },
    reachesBackTo: seq => seq <= newest && seq >= newest - kept,
  }
}

/** The `event` notification, around data that was encoded once for all. */
function encodeEvent(seq: number, { at, type, data }: EncodedEvent): string {
  return `{"jsonrpc":"2.0","method":"event","params":{"seq":${seq},"at":"${at}","type":"${type}","data":${data}}}`
}
