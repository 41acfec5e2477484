import type { ProviderSettings } from '#shared/domain/account-settings.ts'
import type { Permission } from '#shared/domain/consent.ts'
import type { EpochMs, ProviderCallId } from '#shared/domain/ids.ts'
import type { ProviderError } from '#shared/domain/refusal.ts'

/** Whom a message or a call goes to: digits, or Meta's id of a customer who shows a username alone. */
export interface Recipient {
  readonly customerId: string
  readonly byUserId: boolean
}

/**
 * How a request to Meta ended. `unknown`: no trustworthy answer (timeout, cut connection, 5xx after sending), so that
 * Meta may or may not have acted; its webhooks settle it, and it is never sent again blindly.
 */
export type GraphOutcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly error: ProviderError }
  | { readonly kind: 'unknown'; readonly why: string }

export interface Template {
  readonly name: string
  /** Meta's code, such as `id` or `en_US`. */
  readonly language: string
  readonly variables: readonly string[]
}

/** [C5] An invitation to call: the button works for so long, and its payload comes back with the call. */
export interface CallButton {
  readonly text: string
  /** At most 20 characters. */
  readonly label: string
  readonly minutes: number
  readonly payload: string
}

/** Where the bytes of a file can be fetched during the next minutes, and what they are to be. */
export interface DescribedMedia {
  readonly url: string
  readonly size?: number
  /** Hex. */
  readonly sha256?: string
}

/** What Meta says of an account's calls. */
export interface ReportedSettings {
  readonly settings: Partial<ProviderSettings>
  readonly restrictions: readonly { readonly type: string; readonly until?: EpochMs }[]
}

/** A number of the business, as Meta has it. */
export interface BusinessNumber {
  readonly phoneNumberId: string
  readonly displayPhone: string
  /** The name that customers see. */
  readonly name?: string
}

export type RecordedPermission = Extract<Permission, { kind: 'none' | 'temporary' | 'permanent' }>

/** Meta's Graph API as far as calls and messages need it. Source: Meta, Calling API reference; Cloud API messages. */
export interface GraphPort {
  /** Both with the same SDP answer; `preAccept` may be skipped or lost, `accept` decides. */
  preAccept(phoneNumberId: string, call: ProviderCallId, sdp: string): Promise<GraphOutcome<void>>
  accept(
    phoneNumberId: string,
    call: ProviderCallId,
    sdp: string,
    opaque: string,
  ): Promise<GraphOutcome<void>>
  /** `opaque` comes back in every webhook of the call: our own call id. */
  connect(
    phoneNumberId: string,
    to: Recipient,
    sdp: string,
    opaque: string,
  ): Promise<GraphOutcome<{ providerCallId: ProviderCallId }>>
  /** Safe to repeat: retried on 429, 5xx and network faults. */
  reject(phoneNumberId: string, call: ProviderCallId): Promise<GraphOutcome<void>>
  terminate(phoneNumberId: string, call: ProviderCallId): Promise<GraphOutcome<void>>
  /** `opaque` comes back in every status of the message: our own message id, which finds it also after a lost answer. */
  sendText(
    phoneNumberId: string,
    to: Recipient,
    text: string,
    opaque: string,
  ): Promise<GraphOutcome<{ messageId: string }>>
  /** Source: Meta, Calling API, call button messages. */
  sendCallButton(
    phoneNumberId: string,
    to: Recipient,
    button: CallButton,
    opaque: string,
  ): Promise<GraphOutcome<{ messageId: string }>>
  /** Asks for consent inside the service window. Source: Meta, Calling API, user call permissions. */
  sendPermissionRequest(
    phoneNumberId: string,
    to: Recipient,
    caption: string,
    opaque: string,
  ): Promise<GraphOutcome<{ messageId: string }>>
  /** An approved template; `variables` fill the places of its body, in order. */
  sendTemplate(
    phoneNumberId: string,
    to: Recipient,
    template: Template,
    opaque: string,
  ): Promise<GraphOutcome<{ messageId: string }>>
  /** What Meta has on record of the customer's permission. Safe to repeat. */
  getCallPermission(phoneNumberId: string, of: Recipient): Promise<GraphOutcome<RecordedPermission>>
  /** Safe to repeat. Source: Meta, Cloud API, media. */
  describeMedia(mediaId: string): Promise<GraphOutcome<DescribedMedia>>
  /** The bytes behind a described file, as they come: an iteration that throws was cut. */
  openMedia(url: string): Promise<GraphOutcome<AsyncIterable<Uint8Array>>>
  /** Safe to repeat. Source: Meta, Cloud API, phone numbers. */
  describeNumber(phoneNumberId: string): Promise<GraphOutcome<BusinessNumber>>
  /** Every number of a business account. Safe to repeat. Source: Meta, Cloud API, phone numbers. */
  listNumbers(wabaId: string): Promise<GraphOutcome<readonly BusinessNumber[]>>
  /** The ids of the apps that get a business account's events. Safe to repeat. Source: Meta, subscribed apps. */
  subscribedApps(wabaId: string): Promise<GraphOutcome<readonly string[]>>
  /** The id of the app that the access token is of. Safe to repeat. Source: Meta, Graph API, application. */
  ownApp(): Promise<GraphOutcome<string>>
  /** [A9] Changes what is given. Safe to repeat. Source: Meta, Calling API, call settings. */
  pushSettings(phoneNumberId: string, settings: ProviderSettings): Promise<GraphOutcome<void>>
  readSettings(phoneNumberId: string): Promise<GraphOutcome<ReportedSettings>>
}
