import type { CallId } from '#shared/domain/ids.ts'
import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import type { WireCall } from '#shared/protocol/entities.ts'
import type { Session } from '#shared/session/session.ts'
import type { SessionChange } from '../session/session-host.ts'
import { entryOf, entryOfWithdrawal } from './entry.ts'

/** What one change of the session says about calls, for the log. [D5] */
export function entriesOfChange(change: SessionChange): readonly CallLogEntry[] {
  switch (change.kind) {
    case 'snapshot':
      return liveEntries(change.session)
    case 'event':
      return entriesOfEvent(change)
    case 'ringsEnded':
      return change.session.withdrawals
        .filter(withdrawal => !change.before.withdrawals.includes(withdrawal))
        .map(withdrawal => entryOfWithdrawal(withdrawal, change.session))
    case 'missed':
    case 'resumed':
    case 'skipped':
    case 'cleared':
      return []
  }
}

/** The calls that the platform says are going on. */
export function liveEntries(session: Session): readonly CallLogEntry[] {
  const calls = [
    ...Object.values(session.offers).map(offer => offer.call),
    ...Object.values(session.waiting),
    ...Object.values(session.calls),
  ]
  return calls.map(call => entryOf(call, session))
}

function entriesOfEvent({
  event,
  session,
  before,
}: Extract<SessionChange, { kind: 'event' }>): readonly CallLogEntry[] {
  switch (event.type) {
    case 'call.offered':
    case 'call.waiting':
    case 'call.updated':
    case 'call.ended':
      return [entryOf(event.data.call, session)]
    case 'call.withdrawn': {
      const call = knownCall(before, event.data.callId)
      const { reason, by } = event.data
      return call ? [entryOfWithdrawal({ call, reason, by, at: event.at }, session)] : []
    }
    default:
      return []
  }
}

/** Also one whose ring ended here by itself: how it really ended the platform tells a moment later. */
function knownCall(session: Session, callId: CallId): WireCall | undefined {
  return (
    session.offers[callId]?.call ??
    session.waiting[callId] ??
    session.calls[callId] ??
    session.withdrawals.find(withdrawal => withdrawal.call.id === callId)?.call
  )
}
