import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import type { CallEvent, CallTimeline } from '#shared/ipc/call-timeline.ts'
import { inCausalOrder } from './causal-order.ts'

/**
 * Everything known of a call, oldest first: what this desktop noted, and what the platform's record says, which alone
 * decides when it began, was taken and ended, since it is corrected afterwards.
 */
export function timelineOf(entry: CallLogEntry, noted: readonly CallEvent[]): CallTimeline {
  const own = noted.filter(event => !isRecorded(event))
  return { entry, events: inCausalOrder(recorded(entry, noted), own) }
}

const isRecorded = ({ what }: CallEvent): boolean =>
  what === 'offered' || what === 'dialled' || what === 'connected' || what === 'ended'

function recorded(entry: CallLogEntry, noted: readonly CallEvent[]): CallEvent[] {
  const offered = noted.find(event => event.what === 'offered')
  const { startedAt, answeredAt, endedAt, answeredBy, reason, endedBy } = entry
  const start: readonly CallEvent[] =
    entry.direction === 'outbound'
      ? [{ what: 'dialled', at: startedAt }]
      : offered
        ? [{ ...offered, at: startedAt }]
        : []
  return [
    ...start,
    ...(answeredAt === undefined
      ? []
      : [{ what: 'connected', at: answeredAt, by: answeredBy } satisfies CallEvent]),
    ...(endedAt === undefined || entry.status === 'live'
      ? []
      : [{ what: 'ended', at: endedAt, by: endedBy, reason } satisfies CallEvent]),
  ]
}
