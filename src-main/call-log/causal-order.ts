import type { CallEvent, CallEventWhat } from '#shared/ipc/call-timeline.ts'

/** Of two events that may have been at the same time, what comes first in a call's life stands first. */
const lifeOrder: readonly CallEventWhat[] = [
  'dialled',
  'offered',
  'waiting',
  'ringingOut',
  'shown',
  'notified',
  'heldBack',
  'sounded',
  'hushed',
  'answering',
  'declining',
  'connected',
  'hangingUp',
  'withdrawn',
]

/** What must have happened before, whatever two clocks say of it. */
const causes: Readonly<Partial<Record<CallEventWhat, readonly CallEventWhat[]>>> = {
  connected: ['answering'],
  ended: ['connected', 'hangingUp'],
}

/** Nothing was before the call. */
const beginnings: ReadonlySet<CallEventWhat> = new Set(['dialled', 'offered'])

/**
 * What this desktop noted, in the order of its one clock, with what the platform's record says put among it. WhatsApp
 * cuts its times to whole seconds, so such a time may be anything within its second: there, the order of a call's life
 * decides, not the milliseconds that one side has and the other has not.
 */
export function inCausalOrder(recorded: readonly CallEvent[], noted: readonly CallEvent[]): CallEvent[] {
  const ordered = [...noted].sort(byTime)
  for (const event of [...recorded].sort((a, b) => lifePlace(a) - lifePlace(b))) {
    const last = beginnings.has(event.what) ? -1 : ordered.findLastIndex(other => isBefore(other, event))
    ordered.splice(last + 1, 0, event)
  }
  return ordered
}

const byTime = (a: CallEvent, b: CallEvent): number => a.at - b.at || lifePlace(a) - lifePlace(b)

function isBefore(other: CallEvent, recorded: CallEvent): boolean {
  if (other.at < recorded.at || causes[recorded.what]?.includes(other.what)) return true
  const isWholeSecond = recorded.at % 1_000 === 0
  const latest = isWholeSecond ? recorded.at + 999 : recorded.at
  return other.at <= latest && lifePlace(other) < lifePlace(recorded)
}

/** What is not in the list happens in the middle of a call, but its end comes last. */
function lifePlace({ what }: CallEvent): number {
  if (what === 'ended') return lifeOrder.length + 1
  const place = lifeOrder.indexOf(what)
  return place === -1 ? lifeOrder.length : place
}
