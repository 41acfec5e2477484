import type { CallingSettings } from '../graph/calling-settings.ts'
import type { BusinessNumberConfig } from '../business-number.ts'
import { contact, metadata, seconds } from './payloads.ts'
import type { Parties } from './payloads.ts'

/** What a customer sends. */
export type IncomingMessage =
  | { type: 'text'; body: string }
  | { type: 'audio'; mediaId: string; sha256: string; mimeType: string; url?: string }
  | { type: 'call_permission_reply'; reply: PermissionReply; contextId?: string }

/** Meta: user call permissions; which fields are present tells the six cases apart. */
export type PermissionReply = {
  response: 'accept' | 'reject'
  is_permanent?: boolean
  expiration_timestamp?: string
  response_source: 'user_action' | 'automatic'
}

const content = (message: IncomingMessage, customer: string) => {
  switch (message.type) {
    case 'text':
      return { type: 'text', text: { body: message.body } }
    case 'audio':
      return {
        type: 'audio',
        audio: {
          mime_type: message.mimeType,
          sha256: message.sha256,
          id: message.mediaId,
          ...(message.url !== undefined && { url: message.url }),
          voice: true,
        },
      }
    case 'call_permission_reply':
      return {
        ...(message.contextId !== undefined && { context: { from: customer, id: message.contextId } }),
        type: 'interactive',
        interactive: { type: 'call_permission_reply', call_permission_reply: message.reply },
      }
  }
}

export const messageValue = (id: string, message: IncomingMessage, at: number, parties: Parties) => {
  const { customer, hidePhone } = parties
  const showsUserId = hidePhone || message.type === 'call_permission_reply'
  return {
    ...metadata(parties.number),
    contacts: [contact(parties)],
    messages: [
      {
        ...(!hidePhone && { from: customer.waId }),
        ...(showsUserId && { from_user_id: customer.userId }),
        id,
        timestamp: seconds(at),
        ...content(message, hidePhone ? customer.userId : customer.waId),
      },
    ],
  }
}

export type MessageStatus = 'sent' | 'delivered' | 'read' | 'played' | 'failed'

const priced: readonly MessageStatus[] = ['sent', 'delivered']
const undeliverable = {
  code: 131026,
  title: 'Message undeliverable',
  message: 'Message undeliverable',
  error_data: { details: 'Recipient client does not support this message.' },
  href: '/documentation/business-messaging/whatsapp/support/error-codes',
}

/** Meta: message status webhooks. Unlike a call's status it has no `type`, and is lower case. */
export const messageStatusValue = (id: string, status: MessageStatus, at: number, parties: Parties) => ({
  ...metadata(parties.number),
  statuses: [
    {
      id,
      status,
      timestamp: seconds(at),
      ...(!parties.hidePhone && { recipient_id: parties.customer.waId }),
      recipient_user_id: parties.customer.userId,
      ...(priced.includes(status) && {
        pricing: {
          billable: false,
          pricing_model: 'PMP',
          type: 'free_customer_service',
          category: 'service',
        },
      }),
      ...(status === 'failed' && { errors: [undeliverable] }),
    },
  ],
})

/** Watches status, icon, callback permission, SIP status and key exchange; fires for the app's own changes too. */
export const accountSettingsValue = (
  number: BusinessNumberConfig,
  settings: CallingSettings,
  at: number,
) => ({
  messaging_product: 'whatsapp',
  timestamp: seconds(at),
  type: 'phone_number_settings',
  phone_number_settings: {
    phone_number_id: number.phoneNumberId,
    calling: {
      status: settings.status,
      call_icon_visibility: settings.call_icon_visibility,
      callback_permission_status: settings.callback_permission_status,
      ...(settings.srtp_key_exchange_protocol && {
        srtp_key_exchange_protocol: settings.srtp_key_exchange_protocol,
      }),
      ...(settings.sip?.status === 'ENABLED' && { sip: { status: settings.sip.status } }),
    },
  },
})

export type RestrictionType =
  | 'RESTRICTED_BUSINESS_INITIATED_CALLING'
  | 'RESTRICTED_USER_INITIATED_CALLING'
  | 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN'

/** @param restriction.expiration Unix seconds; absent for the hidden call button, which does not expire */
export const restrictionValue = (
  number: BusinessNumberConfig,
  restriction: { type: RestrictionType; expiration?: number },
) => ({
  phone_number: number.displayPhone,
  event: 'ACCOUNT_RESTRICTION',
  restriction_info: [
    {
      restriction_type: restriction.type,
      ...(restriction.expiration === undefined
        ? { remediation: 'Fix the low pickup rate, then re-enable Display call buttons.' }
        : { expiration: restriction.expiration }),
    },
  ],
})
