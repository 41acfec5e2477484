import { assertNever } from '#shared/domain/assert-never.ts'
import type { CallId, RoomId } from '#shared/domain/ids.ts'
import type { Session, Withdrawal } from '#shared/session/session.ts'

/** What is said of a ring after it ended, where the person was not looking. */
export type AftermathNotice =
  /** Goes by itself: it only explains why the ring stopped. [I5] */
  | {
      readonly kind: 'answeredElsewhere'
      readonly callId: CallId
      readonly customerName: string
      readonly accountName: string
      readonly agentName: string | null
    }
  /** Stays until the window is looked at; opens the room. */
  | {
      readonly kind: 'missed'
      readonly callId: CallId
      readonly roomId?: RoomId
      readonly customerName: string
      readonly accountName: string
    }

/** How long it is said who took a call, in milliseconds. */
export const answeredShownMs = 6_000

export interface AftermathFacts {
  readonly session: Session | null
  readonly serverAheadMs: number
  /** When the window was last in front, by the platform's clock; what ended before was seen there. */
  readonly seenAt: number
}

/** @param now this desktop's clock, milliseconds since the epoch */
export function aftermathOf(facts: AftermathFacts, now: number): readonly AftermathNotice[] {
  const { session, serverAheadMs, seenAt } = facts
  if (!session) return []
  const unseen = session.withdrawals.filter(({ at }) => Date.parse(at) > seenAt)
  return unseen.flatMap(withdrawal => noticeOf(withdrawal, session, now + serverAheadMs) ?? [])
}

/** When a notice goes by itself next, by this desktop's clock; undefined when none does. */
export function nextAftermathEnd(facts: AftermathFacts, now: number): number | undefined {
  const ends = (facts.session?.withdrawals ?? [])
    .filter(({ reason }) => reason === 'answered_elsewhere')
    .map(({ at }) => Date.parse(at) - facts.serverAheadMs + answeredShownMs)
    .filter(end => end > now)
  return ends.length === 0 ? undefined : Math.min(...ends)
}

function noticeOf(
  { call, reason, by, at }: Withdrawal,
  session: Session,
  platformNow: number,
): AftermathNotice | null {
  const about = {
    callId: call.id,
    customerName: call.customer.name,
    accountName: session.accounts[call.accountId]?.name ?? '',
  }
  switch (reason) {
    case 'answered_elsewhere': {
      const isFresh = platformNow < Date.parse(at) + answeredShownMs
      // The same agent on another desktop knows it.
      if (!isFresh || by?.id === session.me.id) return null
      return { kind: 'answeredElsewhere', ...about, agentName: by?.name ?? null }
    }
    case 'customer_hung_up':
    case 'timed_out':
    case 'failed':
      return { kind: 'missed', ...about, ...(call.roomId !== undefined && { roomId: call.roomId }) }
    case 'declined':
      return null
    default:
      return assertNever(reason)
  }
}
