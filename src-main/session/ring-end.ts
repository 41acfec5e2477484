import type { CallId } from '#shared/domain/ids.ts'
import { keptEndings, type Session, type Withdrawal } from '#shared/session/session.ts'

/** The earliest end of a ring that is not being answered, by the platform's clock; undefined when there is none. */
export function nextRingEnd(session: Session, answering: ReadonlySet<CallId>): number | undefined {
  const ends = Object.values(session.offers)
    .filter(offer => !answering.has(offer.call.id))
    .map(offer => Date.parse(offer.ringUntil))
  return ends.length === 0 ? undefined : Math.min(...ends)
}

/**
 * Takes away the offers whose ring time is over, with no word from the platform: it is a hard end. [I6]
 *
 * @param now milliseconds by the platform's clock
 * @param answering calls that the agent has just answered: what becomes of them the platform alone decides
 */
export function endRings(session: Session, now: number, answering: ReadonlySet<CallId>): Session {
  const over = Object.values(session.offers).filter(
    ({ call, ringUntil }) => Date.parse(ringUntil) <= now && !answering.has(call.id),
  )
  if (over.length === 0) return session
  const ended = new Set(over.map(offer => offer.call.id))
  const offers = Object.fromEntries(
    Object.entries(session.offers).filter(([, offer]) => !ended.has(offer.call.id)),
  )
  const withdrawals = over.map(({ call, ringUntil }): Withdrawal => ({
    call,
    reason: 'timed_out',
    at: ringUntil,
  }))
  return { ...session, offers, withdrawals: [...withdrawals, ...session.withdrawals].slice(0, keptEndings) }
}
