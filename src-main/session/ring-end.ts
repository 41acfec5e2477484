import type { CallId } from '#shared/domain/ids.ts'
import { defaultPolicy } from '#shared/domain/policy.ts'
import type { WireCall } from '#shared/protocol/entities.ts'
import { keptEndings, type Session, type Withdrawal } from '#shared/session/session.ts'

/** A call that wants this agent, and the hard end of that, by the platform's clock. */
interface RingingCall {
  readonly call: WireCall
  readonly until: string
}

/** The platform tells no end of a waiting call, so it waits no longer than the longest ring; by the platform's clock. [A8] */
export const waitingEnd = ({ offeredAt }: WireCall): number =>
  Date.parse(offeredAt) + defaultPolicy.ringMsRange.max

/** The earliest end of a ring that is not being answered, by the platform's clock; undefined when there is none. */
export function nextRingEnd(session: Session, answering: ReadonlySet<CallId>): number | undefined {
  const ends = ringingCalls(session, answering).map(({ until }) => Date.parse(until))
  return ends.length === 0 ? undefined : Math.min(...ends)
}

/**
 * Takes away the offers and waiting calls whose ring time is over, with no word from the platform: it is a hard end. [I6]
 *
 * @param now milliseconds by the platform's clock
 * @param answering calls that the agent has just answered: what becomes of them the platform alone decides
 */
export function endRings(session: Session, now: number, answering: ReadonlySet<CallId>): Session {
  const over = ringingCalls(session, answering).filter(({ until }) => Date.parse(until) <= now)
  if (over.length === 0) return session
  const ended = new Set<string>(over.map(({ call }) => call.id))
  const withdrawals = over.map(({ call, until }): Withdrawal => ({ call, reason: 'timed_out', at: until }))
  return {
    ...session,
    offers: without(session.offers, ended),
    waiting: without(session.waiting, ended),
    withdrawals: [...withdrawals, ...session.withdrawals].slice(0, keptEndings),
  }
}

function ringingCalls(session: Session, answering: ReadonlySet<CallId>): readonly RingingCall[] {
  const offered = Object.values(session.offers)
    .filter(({ call }) => !answering.has(call.id))
    .map(({ call, ringUntil }) => ({ call, until: ringUntil }))
  const waiting = Object.values(session.waiting).map(call => ({
    call,
    until: new Date(waitingEnd(call)).toISOString(),
  }))
  return [...offered, ...waiting]
}

/** The same object when there is nothing to remove, so that what did not change is not sent on. */
function without<T>(
  record: Readonly<Record<string, T>>,
  ids: ReadonlySet<string>,
): Readonly<Record<string, T>> {
  const kept = Object.entries(record).filter(([id]) => !ids.has(id))
  return kept.length === Object.keys(record).length ? record : Object.fromEntries(kept)
}
