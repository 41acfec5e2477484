import type { Termination } from '#shared/domain/call-input.ts'
import type { EpochMs, ProviderCallId } from '#shared/domain/ids.ts'
import type { MessageStatus } from '#shared/domain/message.ts'
import type { ProviderError } from '#shared/domain/refusal.ts'
import type { Customer } from '#shared/domain/room.ts'

/** Something that the provider told of one business number, in the domain's words. */
export type ProviderEvent = NumberEvent | AccountEvent

/** The customer's word on being called; a temporary permission without `until` lasts as long as the policy says. */
export type PermissionAnswer =
  | { readonly kind: 'permanent' }
  | { readonly kind: 'temporary'; readonly until?: EpochMs }
  | { readonly kind: 'rejected' }

interface EventFacts {
  readonly phoneNumberId: string
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
    })
  | (CallEventFacts & {
      readonly type: 'callTerminate'
      readonly direction: 'inbound' | 'outbound'
      readonly customer?: Customer
      readonly termination: Termination
    })
  | (CallEventFacts & {
      readonly type: 'callStatus'
      readonly status: 'ringing' | 'accepted' | 'rejected'
    })
  | (EventFacts & {
      readonly type: 'message'
      readonly providerMessageId: string
      readonly customer: Customer
      /** `undefined`: a kind that is not shown yet. */
      readonly text?: string
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
    })
  | (EventFacts & { readonly type: 'unknown'; readonly what: string })

/** About no number in particular, or of a kind that nothing here acts on yet. */
export interface AccountEvent {
  readonly type: 'account'
  readonly what: string
}
