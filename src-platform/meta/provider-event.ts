import type { ProviderSettings } from '#shared/domain/account-settings.ts'
import type { Termination } from '#shared/domain/call-input.ts'
import type { EpochMs, ProviderCallId } from '#shared/domain/ids.ts'
import type { MessageStatus } from '#shared/domain/message.ts'
import type { ProviderError } from '#shared/domain/refusal.ts'
import type { ConversationCategory, Customer } from '#shared/domain/room.ts'

/** Something that the provider told of one business number, in the domain's words. */
export type ProviderEvent = NumberEvent | QualityEvent | OtherEvent

/** The customer's word on being called; a temporary permission without `until` lasts as long as the policy says. */
export type PermissionAnswer =
  | { readonly kind: 'permanent' }
  | { readonly kind: 'temporary'; readonly until?: EpochMs }
  | { readonly kind: 'rejected' }

/** A file that a customer sent, as the provider names it. */
export interface IncomingMedia {
  readonly providerMediaId: string
  readonly mimeType: string
  /** Hex. */
  readonly sha256?: string
  /** Spoken into the phone, not a file that holds sound. */
  readonly isVoiceNote: boolean
}

/** [C2] */
export interface OpenedConversation {
  readonly category: ConversationCategory
  /** Absent: as long as the rules say. */
  readonly expiresAt?: EpochMs
}

interface EventFacts {
  readonly phoneNumberId: string
  /** Meta's id of the business account that the number is of. */
  readonly wabaId?: string
  /** The same one means the same news: repeats have no effect. */
  readonly key: string
  /** By the provider's clock, where it says. */
  readonly at: EpochMs
}

interface CallEventFacts extends EventFacts {
  readonly providerCallId: ProviderCallId
  /** What we gave along with `accept` or `connect`: our own id of the call. */
  readonly opaque?: string
}

export type NumberEvent =
  | (CallEventFacts & {
      readonly type: 'callConnect'
      readonly direction: 'inbound' | 'outbound'
      /** Unknown only where the provider named nobody. */
      readonly customer?: Customer
      readonly sdp?: string
      readonly buttonPayload?: string
    })
  | (CallEventFacts & {
      readonly type: 'callTerminate'
      readonly direction: 'inbound' | 'outbound'
      readonly customer?: Customer
      readonly termination: Termination
      readonly buttonPayload?: string
    })
  | (CallEventFacts & {
      readonly type: 'callStatus'
      readonly status: 'ringing' | 'accepted' | 'rejected'
    })
  | (EventFacts & {
      readonly type: 'message'
      readonly providerMessageId: string
      readonly customer: Customer
      /** What a person reads; `undefined` for a voice note, and for a kind that is not shown yet. */
      readonly text?: string
      readonly media?: IncomingMedia
      /** Meta's name of the kind. */
      readonly kind: string
    })
  | (EventFacts & {
      readonly type: 'permissionReply'
      readonly providerMessageId: string
      readonly customer: Customer
      /** Absent where the provider told that there was an answer, and not which. */
      readonly answer?: PermissionAnswer
      /** Given by Meta itself: the customer called, or too many calls went unanswered. */
      readonly automatic: boolean
      /** What was answered: the message that asked, or the call that granted. */
      readonly answersTo?: string
      /** The message as it was posted, JSON. */
      readonly raw: string
    })
  | (EventFacts & {
      readonly type: 'messageStatus'
      readonly providerMessageId: string
      readonly opaque?: string
      readonly status: MessageStatus
      readonly error?: ProviderError
      readonly conversation?: OpenedConversation
    })
  | (EventFacts & {
      readonly type: 'settings'
      readonly settings: Partial<ProviderSettings>
    })
  | (EventFacts & { readonly type: 'unknown'; readonly what: string })

/** About the whole account, by its phone number. [I10] */
export interface QualityEvent {
  readonly type: 'quality'
  /** Digits of the business number. */
  readonly businessNumber: string
  readonly key: string
  readonly at: EpochMs
  readonly changes: readonly QualityChange[]
}

export type QualityChange =
  | { readonly kind: 'warned'; readonly warning: string; readonly remediation?: string }
  | {
      readonly kind: 'restricted'
      readonly restriction: string
      readonly until?: EpochMs
      readonly remediation?: string
    }

/** About no number in particular, or of a kind that nothing here acts on yet. */
export interface OtherEvent {
  readonly type: 'other'
  readonly what: string
}
