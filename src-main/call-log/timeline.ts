import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import type { CallEvent, CallEventWhat, CallTimeline } from '#shared/ipc/call-timeline.ts'

/** At the same time, what comes first in a call's life stands first. */
const lifeOrder: readonly CallEventWhat[] = [
  'dialled',
  'offered',
  'waiting',
  'ringingOut',
  'shown',
  'notified',
  'heldBack',
  'sounded',
  'answering',
  'declining',
  'connected',
  'hangingUp',
  'withdrawn',
]

/**
 * Everything known of a call, oldest first: what this desktop noted, and what the platform's record says, which alone
 * decides when it began, was taken and ended, since it is corrected afterwards.
 */
export function timelineOf(entry: CallLogEntry, noted: readonly CallEvent[]): CallTimeline {
  const events = [...recorded(entry, noted), ...noted.filter(event => !isRecorded(event))]
  return { entry, events: events.sort((a, b) => a.at - b.at || lifePlace(a) - lifePlace(b)) }
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

/** What is not in the list happens in the middle of a call, but its end comes last. */
function lifePlace({ what }: CallEvent): number {
  if (what === 'ended') return lifeOrder.length + 1
  const place = lifeOrder.indexOf(what)
  return place === -1 ? lifeOrder.length : place
}
