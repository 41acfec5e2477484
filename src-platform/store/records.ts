import type { ConsentChange } from '#shared/domain/consent-transition.ts'
import type {
  AccountId,
  AgentId,
  CallId,
  CustomerId,
  EpochMs,
  MediaId,
  MessageId,
  RoomId,
} from '#shared/domain/ids.ts'
import type { AgentOverride } from '#shared/domain/agent-override.ts'
import type { SettingDifference } from '#shared/domain/account-settings.ts'
import type { AccountStanding } from '#shared/domain/account-standing.ts'
import type { CallHours } from '#shared/domain/call-hours.ts'
import type { CallInput, ProviderCommand } from '#shared/domain/call-input.ts'
import type { ProviderError } from '#shared/domain/refusal.ts'
import type { Role } from '#shared/domain/room.ts'
import type { MessageKind, MessageStatus } from '#shared/domain/message.ts'
import type { Presence } from '#shared/protocol/entities.ts'

/** A person who signs in. */
export interface User {
  readonly id: AgentId
  readonly name: string
  /** Lower case. */
  readonly email: string
  readonly role: Role
  /** argon2id, in its own encoded form. */
  readonly passwordHash: string
  /** The password was handed out, and until then lets its person choose an own one; absent of a chosen one. */
  readonly oneTimeUntil?: EpochMs
  readonly disabled: boolean
  /** As everybody sees it; `offline` until first set. */
  readonly presence: Presence
  /** Away by what the agent's desktops observed alone: the person chose to be online. [R4] */
  readonly isHeldAway?: boolean
}

/** One WhatsApp business number. */
export interface Account {
  readonly id: AccountId
  readonly name: string
  /** Meta's id of the number: in webhooks and in the Graph API's paths. */
  readonly phoneNumberId: string
  readonly displayPhone: string
  /** [A3] */
  readonly inbound: boolean
  /** [A4] */
  readonly outbound: boolean
  /** [A8] Seconds, 30 to 60. */
  readonly ringSeconds: number
  /** [A6] */
  readonly callbackPermission: boolean
  /** [A7] */
  readonly missedCallConsent: boolean
  /** [A2] Agents for whom inbound or outbound is otherwise; none where absent. */
  readonly agentOverrides?: readonly AgentOverride[]
  /** [I1] The room's agent without a desktop leaves the call to the ring group. */
  readonly ringGroupWhenOwnerDisconnected: boolean
  /** How long an agent has for the note after an answered call, in seconds; 0: no such time. */
  readonly wrapUpSeconds: number
  /** What may come of a call; absent: the product's own list. */
  readonly dispositions?: readonly string[]
  /** [O6] People are warned below it; absent: below twice what a call needs. */
  readonly lowBalanceMinor?: number
  /** When the provider's newest webhook about it came, to the minute; absent before the first. */
  readonly lastWebhookAt?: EpochMs
  /** Meta's id of the business account that the number is of; absent before a webhook told it. */
  readonly wabaId?: string
  readonly currency: string
  /** When customers can call; never set here where absent. [A9] */
  readonly callHours?: CallHours
  /** What the provider has of the settings, as last heard; absent until it was asked. [A9] */
  readonly provider?: ProviderRecord
  readonly standing: AccountStanding
  /** The approved template that asks for consent outside the service window: its name, or `name/language`. */
  readonly consentTemplate?: string
}

/** [A9] How the provider's settings compare with ours. */
export interface ProviderRecord {
  /** What was changed is still to be pushed. */
  readonly pending: boolean
  /** When the provider was last heard, by our clock. */
  readonly heardAt?: EpochMs
  readonly differences: readonly SettingDifference[]
  /** Why it could not be asked, or what it refused. */
  readonly error?: ProviderError
}

/** What an agent's desktop measured and the agent wrote about a call. */
export interface CallReport {
  readonly callId: CallId
  readonly agentId: AgentId
  readonly stats: Readonly<Record<string, unknown>>
  readonly note?: string
  readonly disposition?: string
  readonly tags?: readonly string[]
  readonly reportedAt: EpochMs
}

/** [O5] Price of a started minute, from `fromMinute` of the account's month on. */
export interface Rate {
  readonly countryCode: string
  readonly fromMinute: number
  readonly perMinuteMinor: number
}

/** One line of an account's statement. [O5] [O6] */
export interface LedgerEntry {
  /** What it is for, never written twice: whatever is repeated, it counts once. */
  readonly key: string
  readonly accountId: AccountId
  /** When it took effect; of a minute charged while it is spoken its beginning. */
  readonly at: EpochMs
  readonly reason: 'opening' | 'top_up' | 'call' | 'settlement'
  /** In the currency's minor unit; negative where the balance falls. */
  readonly amountMinor: number
  readonly callId?: CallId
  /** Which minute of the call it pays or gives back, from 1. */
  readonly minute?: number
  /** Minutes that it adds to the month: 1, 0, or -1 where one is given back. */
  readonly minutes: number
  /** The month of UTC in which the minute began, `2026-11`: what tiers count. */
  readonly month: string
  /** The Admin who topped up. */
  readonly by?: AgentId
}

/** One entry of a room's stream. */
export interface Message {
  readonly id: MessageId
  readonly roomId: RoomId
  readonly direction: 'in' | 'out'
  readonly kind: MessageKind
  readonly at: EpochMs
  readonly status?: MessageStatus
  readonly text?: string
  readonly mediaId?: MediaId
  readonly callId?: CallId
  /** Meta's id (`wamid.…`), from which its status webhooks find the message. */
  readonly providerMessageId?: string
  /** The client's own id: the same one twice sends once. */
  readonly clientMessageId?: string
  readonly sentBy?: AgentId
  /** Why the provider would not take it. */
  readonly error?: ProviderError
}

/** A file that a customer sent. */
export interface Media {
  readonly id: MediaId
  readonly roomId: RoomId
  /** Meta's id, by which it can be fetched for some days. */
  readonly providerMediaId: string
  readonly mimeType: string
  /** `gone`: the provider does not have it, or not as it said. `erased`: with its customer, but for the file itself. */
  readonly state: 'awaited' | 'kept' | 'gone' | 'erased'
  /** Bytes; of one that is kept. */
  readonly size?: number
  /** Hex; what the provider announced until it is kept, then what was counted. */
  readonly sha256?: string
}

export interface RefreshToken {
  /** SHA-256 of the token, hex; the token itself is never stored. */
  readonly hash: string
  readonly userId: AgentId
  /** All tokens that grew from one sign-in: the reuse of an old one revokes them all. */
  readonly familyId: string
  readonly issuedAt: EpochMs
  readonly expiresAt: EpochMs
  /** The hash of the token that took its place. */
  readonly replacedBy?: string
  readonly revokedAt?: EpochMs
}

/** Who caused an event of a call. */
export type Actor =
  | { readonly kind: 'agent'; readonly agentId: AgentId }
  | { readonly kind: 'provider' }
  | { readonly kind: 'system' }

/** Who caused a step of a consent. */
export type ConsentActor = Actor | { readonly kind: 'customer' }

/** [P13] What proves one step of a consent, beside when and by whom. */
export interface ConsentEvidenceDetails {
  readonly requestId?: string
  /** What the customer was asked with. */
  readonly caption?: string
  /** Meta's id of the message that asked, or that answered. */
  readonly providerMessageId?: string
  /** Meta's id of what was answered: the message that asked, or a call. */
  readonly answersTo?: string
  readonly answer?: 'permanent' | 'temporary' | 'rejected'
  /** How the answer came about, in Meta's word. */
  readonly source?: 'user_action' | 'automatic' | 'reconciled'
  readonly expiresAt?: EpochMs
  readonly callId?: CallId
  readonly error?: ProviderError
  /** The answer as Meta posted it, JSON. */
  readonly raw?: string
}

export interface ConsentEvidence {
  readonly accountId: AccountId
  readonly customerId: CustomerId
  readonly roomId: RoomId
  readonly at: EpochMs
  readonly type: ConsentChange | 'sent' | 'answered'
  readonly actor: ConsentActor
  readonly details: ConsentEvidenceDetails
}

/** The provider's own record of a permission is to be read: to learn an answer that came without words, or to compare. */
export type ReconcileNote =
  | { readonly kind: 'answer'; readonly at: EpochMs; readonly details: ConsentEvidenceDetails }
  | { readonly kind: 'record' }

/** One line of a call's timeline: what happened, without session descriptions. */
export interface CallEvent {
  readonly callId: CallId
  readonly at: EpochMs
  readonly actor: Actor
  readonly type: CallInput['type'] | 'started'
  readonly details: Readonly<Record<string, unknown>>
}

export type EffectState = 'pending' | 'in_flight' | 'done' | 'refused' | 'unknown' | 'dropped'

/** Something to ask of the provider, kept until it was answered. */
export interface Effect {
  readonly id: number
  readonly callId: CallId
  readonly command: ProviderCommand
  readonly state: EffectState
  readonly error?: ProviderError
}

/** A webhook as it came, kept until it has had its effect. */
export interface InboxEntry {
  readonly id: number
  readonly body: Buffer
  readonly receivedAt: EpochMs
  readonly attempts: number
}

/** How a live call concerns an agent; `seen` once it no longer does. */
export type CallPart = 'ringing' | 'waiting' | 'holding' | 'seen'

export interface AgentPart {
  readonly agentId: AgentId
  readonly part: CallPart
}
