import type { CallEvent } from '#shared/ipc/call-timeline.ts'
import type { Session } from '#shared/session/session.ts'
import type { SessionChange } from '../session/session-host.ts'

/** An event, and the call that it belongs to. */
export interface CallNote {
  readonly callId: string
  readonly event: CallEvent
}

/** What one change of the session says happened to calls. What the log's entries say already is not said again. [D5] */
export function eventsOfChange(change: SessionChange): readonly CallNote[] {
  switch (change.kind) {
    case 'snapshot':
      return offersOf(change.session)
    case 'event':
      return eventsOfEvent(change)
    case 'ringsEnded':
      return change.session.withdrawals
        .filter(withdrawal => !change.before.withdrawals.includes(withdrawal))
        .map(({ call, reason, at }) => ({
          callId: call.id,
          event: { what: 'withdrawn', at: Date.parse(at), reason },
        }))
    case 'missed':
    case 'resumed':
    case 'skipped':
    case 'cleared':
      return []
  }
}

function offersOf(session: Session): readonly CallNote[] {
  const offered = Object.values(session.offers).map(({ call, via }): CallNote => {
    return { callId: call.id, event: { what: 'offered', at: Date.parse(call.offeredAt), via } }
  })
  const waiting = Object.values(session.waiting).map((call): CallNote => {
    return { callId: call.id, event: { what: 'waiting', at: Date.parse(call.offeredAt) } }
  })
  return [...offered, ...waiting]
}

function eventsOfEvent({ event }: Extract<SessionChange, { kind: 'event' }>): readonly CallNote[] {
  const at = Date.parse(event.at)
  switch (event.type) {
    case 'call.offered':
      return [
        {
          callId: event.data.call.id,
          event: { what: 'offered', at: Date.parse(event.data.call.offeredAt), via: event.data.via },
        },
      ]
    case 'call.waiting':
      return [
        {
          callId: event.data.call.id,
          event: { what: 'waiting', at: Date.parse(event.data.call.offeredAt) },
        },
      ]
    case 'call.withdrawn': {
      const { callId, reason, by } = event.data
      return [{ callId, event: { what: 'withdrawn', at, reason, by: by?.name } }]
    }
    case 'call.updated': {
      const { call } = event.data
      const rings = call.direction === 'outbound' && call.state === 'ringing'
      return rings ? [{ callId: call.id, event: { what: 'ringingOut', at } }] : []
    }
    default:
      return []
  }
}
