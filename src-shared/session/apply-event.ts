import { assertNever } from '../domain/assert-never.ts'
import type { CallId } from '../domain/ids.ts'
import { maySeeRoom } from '../domain/room.ts'
import type { WireCall, WireRoom } from '../protocol/entities.ts'
import type { EventData, SessionEvent } from '../protocol/events.ts'
import { keptEndings, type Session } from './session.ts'

export type Applied =
  | { readonly kind: 'applied'; readonly session: Session }
  /** Known already: a repeat changes nothing. */
  | { readonly kind: 'repeated' }
  /** Events are missing: the connection must resume from `session.seq`. */
  | { readonly kind: 'gap'; readonly expected: number }

/** Folds one event into the session, in order, each exactly once. [D6] */
export function applyEvent(session: Session, event: SessionEvent): Applied {
  const place = placeOf(session, event.seq)
  if (place !== 'next') return place
  return { kind: 'applied', session: { ...fold(session, event), seq: event.seq } }
}

/** An event of a type that this version does not know: skipped, its place in the order kept. */
export function skipEvent(session: Session, seq: number): Applied {
  const place = placeOf(session, seq)
  return place === 'next' ? { kind: 'applied', session: { ...session, seq } } : place
}

function placeOf(session: Session, seq: number): 'next' | Exclude<Applied, { kind: 'applied' }> {
  if (seq <= session.seq) return { kind: 'repeated' }
  return seq === session.seq + 1 ? 'next' : { kind: 'gap', expected: session.seq + 1 }
}

function fold(session: Session, event: SessionEvent): Session {
  switch (event.type) {
    case 'call.offered':
      return {
        ...session,
        offers: { ...session.offers, [event.data.call.id]: event.data },
        waiting: without(session.waiting, event.data.call.id),
      }
    case 'call.waiting':
      return { ...session, waiting: { ...session.waiting, [event.data.call.id]: event.data.call } }
    case 'call.withdrawn':
      return withdraw(session, event.data, event.at)
    case 'call.remoteSdp':
      return { ...session, remoteSdps: { ...session.remoteSdps, [event.data.callId]: event.data.sdp } }
    case 'call.updated':
      return event.data.call.state === 'ended'
        ? correctEnded(session, event.data.call)
        : hold(session, event.data.call)
    case 'call.ended':
      return end(session, event.data.call)
    case 'room.updated':
      return putRoom(session, event.data.room)
    case 'consent.updated': {
      const { consent } = event.data
      return { ...session, consents: { ...session.consents, [consent.roomId]: consent } }
    }
    case 'account.updated': {
      const { account } = event.data
      return { ...session, accounts: { ...session.accounts, [account.id]: account } }
    }
    case 'balance.updated': {
      const { accountId, balance } = event.data
      return { ...session, balances: { ...session.balances, [accountId]: balance } }
    }
    case 'agent.updated': {
      const { agent } = event.data
      if (agent.disabled) {
        const { [agent.id]: _left, ...agents } = session.agents
        return { ...session, agents }
      }
      return { ...session, agents: { ...session.agents, [agent.id]: agent } }
    }
    case 'customer.erased':
      return forgetCustomer(session, event.data)
    case 'message.added':
    case 'message.updated':
    case 'queue.changed':
    case 'agent.nudged':
      // Kept by whoever shows them: the open thread, the queue's own view, a note on the screen.
      return session
    default:
      return assertNever(event)
  }
}

function forgetCustomer(session: Session, erased: EventData<'customer.erased'>): Session {
  const { accountId, customerId, roomId } = erased
  const isOther = (call: WireCall) => call.accountId !== accountId || call.customer.id !== customerId
  return {
    ...session,
    rooms: roomId === undefined ? session.rooms : without(session.rooms, roomId),
    consents: roomId === undefined ? session.consents : without(session.consents, roomId),
    ended: session.ended.filter(isOther),
    withdrawals: session.withdrawals.filter(({ call }) => isOther(call)),
  }
}

function hold(session: Session, call: WireCall): Session {
  return {
    ...session,
    calls: { ...session.calls, [call.id]: call },
    offers: without(session.offers, call.id),
    waiting: without(session.waiting, call.id),
  }
}

function withdraw(session: Session, data: EventData<'call.withdrawn'>, at: string): Session {
  const call = session.offers[data.callId]?.call ?? session.waiting[data.callId]
  const cleared = {
    ...session,
    offers: without(session.offers, data.callId),
    waiting: without(session.waiting, data.callId),
    calls: without(session.calls, data.callId),
  }
  if (!call) return cleared
  const withdrawal = { call, reason: data.reason, by: data.by, at }
  return { ...cleared, withdrawals: [withdrawal, ...session.withdrawals].slice(0, keptEndings) }
}

function end(session: Session, call: WireCall): Session {
  return {
    ...session,
    calls: without(session.calls, call.id),
    offers: without(session.offers, call.id),
    waiting: without(session.waiting, call.id),
    remoteSdps: without(session.remoteSdps, call.id),
    ended: [call, ...session.ended.filter(other => other.id !== call.id)].slice(0, keptEndings),
  }
}

function correctEnded(session: Session, call: WireCall): Session {
  return { ...session, ended: session.ended.map(other => (other.id === call.id ? call : other)) }
}

function putRoom(session: Session, room: WireRoom): Session {
  const rooms = maySeeRoom(session.me, room)
    ? { ...session.rooms, [room.id]: room }
    : without(session.rooms, room.id)
  return { ...session, rooms }
}

/** The same object when there is nothing to remove, so that what did not change is not sent on. */
function without<T>(record: Readonly<Record<string, T>>, id: CallId | string): Readonly<Record<string, T>> {
  if (!(id in record)) return record
  const { [id]: _removed, ...rest } = record
  return rest
}
