import type { z } from 'zod'
import { customerOf } from './customer-to-domain.ts'
import type { PermissionAnswer, ProviderEvent } from './provider-event.ts'
import type { ValueContext } from './value-context.ts'
import type { messageSchema, permissionReplySchema } from './webhook-schema.ts'

type WebhookMessage = z.infer<typeof messageSchema>

/** Whether the message is the customer's, or Meta's own, word on being called. Some of Meta's samples have no `type`. */
export function isPermissionReply({ type, interactive }: WebhookMessage): boolean {
  return (
    type === 'call_permission_reply' ||
    interactive?.type === 'call_permission_reply' ||
    interactive?.call_permission_reply != null
  )
}

/** Source: Meta, Calling API, user call permissions: reply webhook. */
export function permissionReplyOf(message: WebhookMessage, context: ValueContext): ProviderEvent {
  const facts = {
    phoneNumberId: context.phoneNumberId,
    key: `message:${message.id}:interactive`,
    at: message.timestamp ?? context.receivedAt,
  }
  const customer = customerOf({ number: message.from, userId: message.from_user_id }, context)
  if (!customer) return { ...facts, type: 'unknown', what: 'permission of nobody' }
  const reply = message.interactive?.call_permission_reply ?? undefined
  return {
    ...facts,
    type: 'permissionReply',
    providerMessageId: message.id,
    customer,
    answer: reply && answerOf(reply),
    automatic: reply?.response_source?.toLowerCase() === 'automatic',
    answersTo: message.context?.id ?? undefined,
    raw: JSON.stringify(message),
  }
}

function answerOf(reply: z.infer<typeof permissionReplySchema>): PermissionAnswer | undefined {
  switch (reply.response?.toLowerCase()) {
    case 'accept':
      return reply.is_permanent === true
        ? { kind: 'permanent' }
        : { kind: 'temporary', until: reply.expiration_timestamp ?? undefined }
    case 'reject':
      return { kind: 'rejected' }
    default:
      return undefined
  }
}
