import type {
  AccountId,
  AgentId,
  CallId,
  EpochMs,
  ProviderCallId,
  RingGroupId,
  RoomId,
  SessionId,
} from './ids.ts'
import type { Money } from './money.ts'
import type { ProviderError } from './refusal.ts'
import type { Customer } from './room.ts'

/** How an offer reached the agent. */
export type OfferVia = 'room' | 'ring_all' | 'round_robin' | 'overflow'

export const endReasons = [
  'completed',
  'rejected_by_agent',
  'rejected_by_customer',
  'customer_hung_up',
  'timed_out',
  'not_delivered_no_ring_group',
  'not_delivered_all_offline',
  'not_delivered_inbound_off',
  'not_delivered_all_busy',
  'not_delivered_stale',
  'cancelled_by_agent',
  'not_answered',
  'balance_exhausted',
  'media_failed',
  'provider_failed',
] as const
export type EndReason = (typeof endReasons)[number]
export type NotDeliveredReason = Extract<EndReason, `not_delivered_${string}`>

export type WithdrawReason = 'answered_elsewhere' | 'customer_hung_up' | 'timed_out' | 'declined' | 'failed'
export type EndedBy = 'agent' | 'customer' | 'system'

/** True of a call in every state. */
interface CallFacts {
  readonly id: CallId
  readonly accountId: AccountId
  readonly customer: Customer
  readonly roomId?: RoomId
  /** When the customer or the agent started it, by the provider's clock where it says. */
  readonly offeredAt: EpochMs
}

interface InboundFacts extends CallFacts {
  readonly direction: 'inbound'
  readonly providerCallId: ProviderCallId
}

interface OutboundFacts extends CallFacts {
  readonly direction: 'outbound'
  /** Makes a repeated `call.dial` the same call. */
  readonly dialId: string
}

/** The desktop that has the call: media lives in one window of one session. */
export interface Holder {
  readonly agentId: AgentId
  readonly sessionId: SessionId
}

/** Inbound, ringing at agents. */
export interface OfferedCall extends InboundFacts {
  readonly state: 'offered'
  readonly via: OfferVia
  /** A hard end of the ring. [A8] */
  readonly ringUntil: EpochMs
  readonly remoteSdp: string
  /** Agents at whom it rings now. */
  readonly ringing: readonly AgentId[]
  /** Agents on a call, who see a banner. [I4] */
  readonly waiting: readonly AgentId[]
  /** Everybody who was ever offered it, in order. */
  readonly rung: readonly AgentId[]
  readonly overflow?: Overflow
}

/** [R8] The call moves on from a member who does not answer. */
export interface Overflow {
  readonly groupId: RingGroupId
  /** How long each member has. */
  readonly everyMs: number
  readonly nextAt: EpochMs
}

/** Inbound, taken by one agent; the provider has not confirmed yet. Exactly one agent can be here. [I5] */
export interface AcceptingCall extends InboundFacts {
  readonly state: 'accepting'
  readonly via: OfferVia
  readonly holder: Holder
  readonly localSdp: string
  readonly takenAt: EpochMs
  readonly rung: readonly AgentId[]
}

/** Outbound, asked of the provider. */
export interface DialingCall extends OutboundFacts {
  readonly state: 'dialing'
  readonly holder: Holder
  readonly localSdp: string
  /** Unknown until the provider answers the dial; its webhooks may come first. */
  readonly providerCallId?: ProviderCallId
  readonly remoteSdp?: string
}

/** Outbound, ringing at the customer. */
export interface RingingCall extends OutboundFacts {
  readonly state: 'ringing'
  readonly holder: Holder
  readonly localSdp: string
  readonly providerCallId?: ProviderCallId
  readonly remoteSdp?: string
}

export interface ConnectedInbound extends InboundFacts {
  readonly state: 'connected'
  readonly holder: Holder
  readonly answeredAt: EpochMs
  readonly rung: readonly AgentId[]
}

export interface ConnectedOutbound extends OutboundFacts {
  readonly state: 'connected'
  readonly holder: Holder
  readonly providerCallId?: ProviderCallId
  readonly answeredAt: EpochMs
}

interface Ending {
  readonly state: 'ended'
  readonly endedAt: EpochMs
  readonly reason: EndReason
  readonly endedBy: EndedBy
  /** Milliseconds from the start until it was answered or ended. */
  readonly ringMs: number
  readonly cost?: Money
  /** The provider's own words, where it failed the call. [O3] */
  readonly providerError?: ProviderError
  /** Whether the provider has said its last word about times. */
  readonly settled: boolean
  /** Who was offered an inbound call; its owner for an outbound one. */
  readonly rung: readonly AgentId[]
}

/** [L2] Connected and handled by an agent. */
interface Answered {
  readonly status: 'answered'
  readonly holder: Holder
  readonly answeredAt: EpochMs
  readonly talkMs: number
}

/** [L2] All else; an unanswered outbound call keeps the agent who dialled. */
interface Unanswered {
  readonly status: 'unanswered'
  readonly holder?: Holder
  readonly talkMs: 0
}

export type EndedInbound = InboundFacts & Ending & (Answered | Unanswered)
export type EndedOutbound = OutboundFacts &
  Ending &
  (Answered | Unanswered) & { readonly providerCallId?: ProviderCallId }
export type EndedCall = EndedInbound | EndedOutbound
export type ConnectedCall = ConnectedInbound | ConnectedOutbound

/** A call, in exactly one state, holding only what is true in that state. */
export type Call = OfferedCall | AcceptingCall | DialingCall | RingingCall | ConnectedCall | EndedCall
/** A call that occupies its agent: dialing, ringing out or connected. Being offered one does not. */
export type HeldCall = AcceptingCall | DialingCall | RingingCall | ConnectedCall

/** A call that was connected, whatever became of it. */
export type AnsweredCall = ConnectedCall | Extract<EndedCall, { readonly status: 'answered' }>

/** [L2] Whether somebody of ours and the customer were connected. */
export function isAnswered(call: Call): call is AnsweredCall {
  return call.state === 'connected' || (call.state === 'ended' && call.status === 'answered')
}

/** Whether the call occupies the agent, who then can take no other. [I4] */
export function isHeld(call: Call): call is HeldCall {
  return call.state !== 'offered' && call.state !== 'ended'
}
