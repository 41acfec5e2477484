import type { IncomingMessage, MessageStatus } from '../webhooks/message-payloads.ts'

/** What a business sent, as the customer's phone shows it. */
export type BusinessContent =
  | { type: 'text'; body: string }
  /** @property expiresAt milliseconds since the epoch; the button does nothing after it */
  | { type: 'call_button'; body: string; displayText: string; payload?: string; expiresAt: number }
  | { type: 'permission_request'; body?: string }
  | { type: 'template'; name: string; body: string; asksPermission: boolean }
  | { type: 'audio'; mediaId?: string; link?: string }
  /** WhatsApp's own notice after too many unanswered calls. No webhook tells of it. */
  | { type: 'notice'; text: 'many_unanswered_calls' }

type MessageFacts = {
  readonly id: string
  readonly phoneNumberId: string
  /** Digits of the customer's number. */
  readonly customer: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

export type Message = MessageFacts &
  (
    | { readonly sentBy: 'business'; readonly content: BusinessContent; status: MessageStatus }
    | { readonly sentBy: 'customer'; readonly content: IncomingMessage }
  )

export type Template = {
  readonly id: string
  readonly wabaId: string
  readonly name: string
  readonly category: string
  readonly body: string
  readonly asksPermission: boolean
}

export const asksPermission = (content: BusinessContent): boolean =>
  content.type === 'permission_request' || (content.type === 'template' && content.asksPermission)
