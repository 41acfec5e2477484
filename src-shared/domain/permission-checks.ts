import { type Consent, mayBeCalled, requestBudget } from './consent.ts'
import type { AgentId, EpochMs } from './ids.ts'
import { minimumAmount } from './minimum-amount.ts'
import type { Money } from './money.ts'
import type { Policy } from './policy.ts'
import type { Refusal } from './refusal.ts'
import { isWindowOpen, type Room } from './room.ts'

/** What the checks look at; the screen disables a button with the very functions that the platform refuses by. */
export interface CheckFacts {
  readonly at: EpochMs
  /** Absent: the platform itself asks, after a missed call; no room has to be its own. [A7] */
  readonly agentId?: AgentId
  readonly room: Pick<Room, 'state' | 'assignedTo' | 'windowUntil' | 'conversation'>
  readonly outboundOn: boolean
  readonly consent: Consent
}

export interface RequestFacts extends CheckFacts {
  /** Outside the service window consent is asked by the account's template, where it has one. */
  readonly hasTemplate: boolean
}

export interface CallFacts extends CheckFacts {
  readonly agentOnCall: boolean
  /** When outbound calls to this customer were connected, oldest first; the last 24 h are enough. [O2] */
  readonly connectedAt: readonly EpochMs[]
  /** Absent where it is not known, which speaks against nothing. */
  readonly balance?: Money | undefined
  readonly hasRate: boolean
}

/** Every reason why consent cannot be asked now, in the order of the checks; the first one is the platform's refusal. */
export function requestRefusals(facts: RequestFacts, policy: Policy): readonly Refusal[] {
  const { at, room, consent } = facts
  const refusals: (Refusal | undefined)[] = [
    outboundOff(facts),
    notYourRoom(facts),
    isConversationActive(room, at) ? undefined : { reason: 'no_active_conversation' },
    consent.permission.kind === 'permanent' ? { reason: 'permission_already_permanent' } : undefined,
    requestLimit(consent, at, policy),
    isWindowOpen(room, at) || facts.hasTemplate ? undefined : { reason: 'window_closed' },
  ]
  return refusals.filter(refusal => refusal !== undefined)
}

/** [O1] Every reason why the customer cannot be called now, in the order of the checks. */
export function callRefusals(facts: CallFacts, policy: Policy): readonly Refusal[] {
  const refusals: (Refusal | undefined)[] = [
    outboundOff(facts),
    notYourRoom(facts),
    facts.agentOnCall ? { reason: 'agent_busy' } : undefined,
    mayBeCalled(facts.consent, facts.at) ? undefined : { reason: 'no_permission' },
    callLimit(facts, policy),
    tooLow(facts) ? { reason: 'balance_too_low' } : undefined,
    facts.hasRate ? undefined : { reason: 'no_rate' },
  ]
  return refusals.filter(refusal => refusal !== undefined)
}

function tooLow({ balance }: CallFacts): boolean {
  return balance !== undefined && balance.minor < minimumAmount(balance.currency).minor
}

/** [C2] */
export function isConversationActive(room: Pick<Room, 'conversation'>, at: EpochMs): boolean {
  return room.conversation !== undefined && at < room.conversation.expiresAt
}

function outboundOff(facts: CheckFacts): Refusal | undefined {
  return facts.outboundOn ? undefined : { reason: 'outbound_off' }
}

function notYourRoom({ room, agentId }: CheckFacts): Refusal | undefined {
  const owns = agentId === undefined || (room.state === 'assigned' && room.assignedTo === agentId)
  return owns ? undefined : { reason: 'not_your_room' }
}

/** [P2] Both budgets used up: the one that lasts longer says when. */
function requestLimit(consent: Consent, at: EpochMs, policy: Policy): Refusal | undefined {
  const { dayRetryAt, weekRetryAt } = requestBudget(consent, at, policy)
  if (weekRetryAt !== undefined && weekRetryAt >= (dayRetryAt ?? 0)) {
    return { reason: 'request_limit_week', retryAt: weekRetryAt }
  }
  return dayRetryAt === undefined ? undefined : { reason: 'request_limit_day', retryAt: dayRetryAt }
}

/** [O1] [O2] Fewer than 10 connected calls to this customer in 24 h. */
function callLimit(facts: CallFacts, policy: Policy): Refusal | undefined {
  const recent = facts.connectedAt.filter(moment => facts.at - moment < policy.connectedCallsWindowMs)
  const blocking = recent[recent.length - policy.connectedCallsPerDay]
  if (blocking === undefined) return undefined
  return { reason: 'call_limit_reached', retryAt: blocking + policy.connectedCallsWindowMs }
}
