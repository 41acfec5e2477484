import type { CallId, RoomId } from '#shared/domain/ids.ts'
import type { Session } from '#shared/session/session.ts'
import { waitingEnd } from '../session/ring-end.ts'

/** One call that wants this agent, from its offer to its hard end: the only source of everything that rings. */
export interface Ring {
  readonly callId: CallId
  readonly roomId?: RoomId
  readonly customerName: string
  readonly customerPhone?: string
  readonly accountName: string
  /** `waiting`: the agent is on a call and cannot take it; a beep is all that it may cause. [I4] */
  readonly kind: 'offered' | 'waiting'
  /** When it ends without a word from anybody, by this desktop's clock, in milliseconds since the epoch. [I6] */
  readonly endsAt: number
  readonly standing: RingStanding
}

/**
 * - `live`: the platform says that it rings.
 * - `unconfirmed`: nothing has been heard of it since the machine slept, or another desktop has the session.
 * - `answering`, `declined`: the agent has chosen, and the platform's word on it is on its way.
 */
export type RingStanding = 'live' | 'unconfirmed' | 'answering' | 'declined'

export interface RingFacts {
  readonly session: Session | null
  /** What to add to this desktop's clock for the platform's, in milliseconds. */
  readonly serverAheadMs: number
  /** Whether the platform's word on a ring is fresh. */
  readonly isConfirmed: (callId: CallId) => boolean
  readonly answering: ReadonlySet<CallId>
  readonly declined: ReadonlySet<CallId>
}

/** The ring records of this moment, the oldest first. @param now this desktop's clock, milliseconds since the epoch */
export function ringsOf(facts: RingFacts, now: number): readonly Ring[] {
  const { session, serverAheadMs } = facts
  if (!session) return []
  const offered = Object.values(session.offers).map(({ call, ringUntil }) => ({
    call,
    kind: 'offered' as const,
    endsAt: Date.parse(ringUntil) - serverAheadMs,
  }))
  const waiting = Object.values(session.waiting).map(call => ({
    call,
    kind: 'waiting' as const,
    endsAt: waitingEnd(call) - serverAheadMs,
  }))
  return [...offered, ...waiting]
    .filter(({ endsAt }) => endsAt > now)
    .sort((a, b) => a.call.offeredAt.localeCompare(b.call.offeredAt))
    .map(({ call, kind, endsAt }) => ({
      callId: call.id,
      ...(call.roomId !== undefined && { roomId: call.roomId }),
      customerName: call.customer.name,
      ...(call.customer.phone !== undefined && { customerPhone: call.customer.phone }),
      accountName: session.accounts[call.accountId]?.name ?? '',
      kind,
      endsAt,
      standing: standingOf(facts, call.id),
    }))
}

function standingOf(facts: RingFacts, callId: CallId): RingStanding {
  if (facts.answering.has(callId)) return 'answering'
  if (facts.declined.has(callId)) return 'declined'
  return facts.isConfirmed(callId) ? 'live' : 'unconfirmed'
}
