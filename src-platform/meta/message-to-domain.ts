import type { z } from 'zod'
import type { MessageStatus } from '#shared/domain/message.ts'
import { customerOf } from './customer-to-domain.ts'
import { contentOf } from './message-content.ts'
import { isPermissionReply, permissionReplyOf } from './permission-to-domain.ts'
import type { OpenedConversation, ProviderEvent } from './provider-event.ts'
import { readAll, type ValueContext } from './value-context.ts'
import { errorOf } from './provider-error.ts'
import { errorSchema, type messageSchema, type statusSchema } from './webhook-schema.ts'

export function messageEventOf(message: z.infer<typeof messageSchema>, context: ValueContext): ProviderEvent {
  if (isPermissionReply(message)) return permissionReplyOf(message, context)
  const kind = message.type ?? (message.text ? 'text' : 'unknown')
  const facts = {
    phoneNumberId: context.phoneNumberId,
    key: `message:${message.id}:${kind}`,
    at: message.timestamp ?? context.receivedAt,
  }
  const customer = customerOf({ number: message.from, userId: message.from_user_id }, context)
  if (!customer) return { ...facts, type: 'unknown', what: 'message from nobody' }
  const content = contentOf(message, kind)
  return { ...facts, type: 'message', providerMessageId: message.id, customer, kind, ...content }
}

const messageStatuses: Readonly<Record<string, MessageStatus | undefined>> = {
  SENT: 'sent',
  DELIVERED: 'delivered',
  READ: 'read',
  PLAYED: 'played',
  FAILED: 'failed',
}

export function messageStatusOf(status: z.infer<typeof statusSchema>, context: ValueContext): ProviderEvent {
  const told = status.status.toUpperCase()
  const facts = {
    phoneNumberId: context.phoneNumberId,
    key: `message-status:${status.id}:${told}`,
    at: status.timestamp ?? context.receivedAt,
  }
  const known = messageStatuses[told]
  if (!known) return { ...facts, type: 'unknown', what: `message status ${told}` }
  return {
    ...facts,
    type: 'messageStatus',
    providerMessageId: status.id,
    opaque: status.biz_opaque_callback_data ?? undefined,
    status: known,
    error: errorOf(readAll(status.errors, errorSchema).read),
    conversation: conversationOf(status),
  }
}

/** Kinds that templates open; a service conversation is opened by the customer alone. [C2] */
const openedBySending = ['marketing', 'utility', 'authentication'] as const

/** Source: Meta, Cloud API webhooks, message statuses: conversation and pricing. */
function conversationOf({
  conversation,
  pricing,
}: z.infer<typeof statusSchema>): OpenedConversation | undefined {
  const expiresAt = conversation?.expiration_timestamp ?? undefined
  if (conversation?.origin?.type === 'referral_conversion') return { category: 'free_entry_point', expiresAt }
  const told = conversation?.origin?.type ?? pricing?.category
  const category = openedBySending.find(known => known === told)
  return category && { category, expiresAt }
}
