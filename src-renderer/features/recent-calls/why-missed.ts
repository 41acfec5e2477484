import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import type { CallEvent, CallEventWhat, CallTimeline } from '#shared/ipc/call-timeline.ts'

/** Why nobody spoke on a call: which sentence says it (`calls:why.…`), and what stands in it. */
export interface WhyMissed {
  readonly sentence: WhySentence
  readonly name?: string
  /** How long it rang, in milliseconds. */
  readonly rangMs?: number
  /** What the desktop said of its own failure. */
  readonly failure?: string
}

type Reason = NonNullable<CallLogEntry['reason']>
export type WhySentence =
  | Exclude<Reason, 'completed' | 'timed_out' | 'customer_hung_up' | 'rejected_by_agent'>
  | 'declinedHere'
  | 'declinedBy'
  | 'declined'
  | 'answeredTooLate'
  | 'busy'
  | 'linkLost'
  | 'notHere'
  | 'unseen'
  | 'heldBack'
  | 'hushed'
  | 'silent'
  | 'gaveUp'
  | 'gaveUpAtOnce'
  | 'rangOut'
  | 'takenBy'
  | 'takenElsewhere'
  | 'unknown'

/** Milliseconds of ringing in which hardly anybody can answer. */
const atOnceMs = 6_000

/** [D5] Why an ended call was not answered by this agent, in one sentence; null when it was, or still goes on. */
export function whyMissed({ entry, events }: CallTimeline): WhyMissed | null {
  if (entry.status === 'live' || entry.status === 'answered') return null
  if (entry.status === 'elsewhere') {
    return entry.answeredBy === undefined
      ? { sentence: 'takenElsewhere' }
      : { sentence: 'takenBy', name: entry.answeredBy }
  }
  const { reason } = entry
  switch (reason) {
    case 'rejected_by_agent':
      return declined(events)
    case 'timed_out':
    case 'customer_hung_up':
    case undefined:
      return entry.direction === 'inbound' ? notTaken(entry, events) : outbound(entry)
    case 'completed':
      return { sentence: 'unknown' }
    default:
      return { sentence: reason, ...rang(entry) }
  }
}

function declined(events: readonly CallEvent[]): WhyMissed {
  if (has(events, 'declining')) return { sentence: 'declinedHere' }
  const by = find(events, 'withdrawn')?.by
  return by === undefined ? { sentence: 'declined' } : { sentence: 'declinedBy', name: by }
}

/** The nearest cause on this desktop first; only what was noted counts as known. */
function notTaken(entry: CallLogEntry, events: readonly CallEvent[]): WhyMissed {
  if (has(events, 'answering')) return { sentence: 'answeredTooLate', ...rang(entry) }
  if (has(events, 'waiting')) return { sentence: 'busy' }
  if (has(events, 'linkLost')) return { sentence: 'linkLost' }
  if (!has(events, 'offered')) return { sentence: 'notHere' }
  if (has(events, 'heldBack')) return { sentence: 'heldBack' }
  if (has(events, 'hushed')) return { sentence: 'hushed' }
  const heard = events.filter(event => event.what === 'sounded')
  // On one output is enough.
  const failure = heard.every(({ failed }) => failed !== undefined) ? heard[0]?.failed : undefined
  if (failure !== undefined) return { sentence: 'silent', failure }
  const notShown = find(events, 'notified')?.failed
  if (notShown !== undefined && !has(events, 'shown')) return { sentence: 'unseen', failure: notShown }
  if (entry.reason !== 'customer_hung_up') return { sentence: 'rangOut', ...rang(entry) }
  const { rangMs } = rang(entry)
  return rangMs !== undefined && rangMs < atOnceMs
    ? { sentence: 'gaveUpAtOnce', rangMs }
    : { sentence: 'gaveUp', ...(rangMs !== undefined && { rangMs }) }
}

const outbound = (entry: CallLogEntry): WhyMissed =>
  entry.reason === undefined ? { sentence: 'unknown' } : { sentence: 'not_answered', ...rang(entry) }

function rang({ ringMs, startedAt, endedAt }: CallLogEntry): Pick<WhyMissed, 'rangMs'> {
  const rangMs = ringMs ?? (endedAt === undefined ? undefined : Math.max(0, endedAt - startedAt))
  return rangMs === undefined ? {} : { rangMs }
}

const has = (events: readonly CallEvent[], what: CallEventWhat): boolean =>
  events.some(event => event.what === what)

function find<W extends CallEventWhat>(
  events: readonly CallEvent[],
  what: W,
): Extract<CallEvent, { what: W }> | undefined {
  return events.find((event): event is Extract<CallEvent, { what: W }> => event.what === what)
}
