import type { Consent } from '#shared/domain/consent.ts'
import type { EpochMs } from '#shared/domain/ids.ts'
import type { Money } from '#shared/domain/money.ts'
import { callRefusals, requestRefusals } from '#shared/domain/permission-checks.ts'
import { defaultPolicy } from '#shared/domain/policy.ts'
import type { Refusal, RefusalReason } from '#shared/domain/refusal.ts'
import type { WireConsent, WireRoom } from '#shared/protocol/entities.ts'
import type { Session } from '#shared/session/session.ts'
import type { ConsentCheck } from '../../store/consent-check.ts'

/** What the window knows without asking. */
export interface KnownFacts {
  readonly session: Pick<Session, 'me' | 'accounts' | 'calls'>
  readonly room: WireRoom
  /** The newest event's word on it; undefined while there was none. */
  readonly consent: WireConsent | undefined
  readonly balance: Money | undefined
  /** By the platform's clock. */
  readonly at: EpochMs
}

/** Why something cannot be done; a reason of a newer platform is passed on. */
export interface Why {
  readonly reason: RefusalReason | (string & {})
  /** By the platform's clock. */
  readonly retryAt?: EpochMs
}

export interface RoomRefusals {
  readonly request: readonly Why[]
  readonly call: readonly Why[]
}

/**
 * Every reason against asking and calling, in the order of the checks: what the platform's check said, and what the
 * rules say of what happened since. The rules are the very functions by which the platform refuses; where the window
 * does not know a fact, it is taken for fulfilled, and the platform's answer decides. [O1] [P1] [P2]
 */
export function roomRefusals(facts: KnownFacts, check: ConsentCheck | null): RoomRefusals {
  const known = knownRefusals(facts)
  return {
    request: inOrder([...known.request, ...ofCheck(check, 'request')], requestOrder),
    call: inOrder([...known.call, ...ofCheck(check, 'call')], callOrder),
  }
}

function knownRefusals({ session, room, consent, balance, at }: KnownFacts) {
  const facts = {
    at,
    agentId: session.me.id,
    room: {
      state: room.state,
      assignedTo: room.assignedTo,
      windowUntil: room.windowUntil === undefined ? undefined : Date.parse(room.windowUntil),
      conversation: room.conversation && {
        ...room.conversation,
        expiresAt: Date.parse(room.conversation.expiresAt),
      },
    },
    outboundOn: session.accounts[room.accountId]?.outbound === true,
  }
  return {
    request: requestRefusals(
      { ...facts, consent: consentOf(room, consent, { kind: 'none' }), hasTemplate: true },
      defaultPolicy,
    ),
    call: callRefusals(
      {
        ...facts,
        consent: consentOf(room, consent, { kind: 'permanent' }),
        agentOnCall: Object.keys(session.calls).length > 0,
        connectedAt: [],
        balance,
        hasRate: true,
      },
      defaultPolicy,
    ),
  }
}

/** @param unknown what stands where it is not known: before the first word, and behind an open request */
function consentOf(room: WireRoom, wire: WireConsent | undefined, unknown: Consent['permission']): Consent {
  const facts = { roomId: room.id, asks: [], unanswered: 0 }
  if (wire === undefined || wire.status === 'pending') return { ...facts, permission: unknown }
  if (wire.status !== 'temporary') return { ...facts, permission: { kind: wire.status } }
  const until = wire.expiresAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(wire.expiresAt)
  return { ...facts, permission: { kind: 'temporary', until } }
}

function ofCheck(check: ConsentCheck | null, action: 'request' | 'call'): readonly Why[] {
  const refusals = check?.refusals.filter(refusal => refusal.action === action) ?? []
  return refusals.map(({ reason, retryAt }) => ({
    reason,
    ...(retryAt !== undefined && { retryAt: Date.parse(retryAt) }),
  }))
}

const requestOrder: readonly RefusalReason[] = [
  'outbound_off',
  'not_your_room',
  'no_active_conversation',
  'permission_already_permanent',
  'request_limit_day',
  'request_limit_week',
  'window_closed',
]
const callOrder: readonly RefusalReason[] = [
  'outbound_off',
  'not_your_room',
  'agent_busy',
  'no_permission',
  'call_limit_reached',
  'balance_too_low',
  'no_rate',
]

/** Each reason once, the platform's own word (with its time) before the window's; unknown ones last. */
function inOrder(whys: readonly (Why | Refusal)[], order: readonly string[]): readonly Why[] {
  const byReason = new Map(whys.map(({ reason, retryAt }) => [reason, retryAt]))
  const placeOf = (reason: string) => (order.includes(reason) ? order.indexOf(reason) : order.length)
  return [...byReason]
    .map(([reason, retryAt]) => ({ reason, ...(retryAt !== undefined && { retryAt }) }))
    .sort((one, other) => placeOf(one.reason) - placeOf(other.reason))
}
