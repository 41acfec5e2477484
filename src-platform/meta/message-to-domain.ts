import type { z } from 'zod'
import type { MessageStatus } from '#shared/domain/message.ts'
import type { ProviderError } from '#shared/domain/refusal.ts'
import { customerOf } from './customer-to-domain.ts'
import { isPermissionReply, permissionReplyOf } from './permission-to-domain.ts'
import type { ProviderEvent } from './provider-event.ts'
import { readAll, type ValueContext } from './value-context.ts'
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
  const text = kind === 'text' ? message.text?.body : undefined
  return { ...facts, type: 'message', providerMessageId: message.id, customer, kind, text }
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
  }
}

function errorOf([error]: readonly z.infer<typeof errorSchema>[]): ProviderError | undefined {
  if (!error) return undefined
  return { code: error.code, message: error.error_data?.details ?? error.message ?? error.title ?? '' }
}
