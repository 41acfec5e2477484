import type { Clock } from '../clock.ts'
import { grant, noteAnswer, openWindow, permissionAt, requestIsOpen, revoke } from './pair.ts'
import type { Conversation } from '../messages/conversation.ts'
import { asksPermission } from '../messages/message.ts'
import type { Message } from '../messages/message.ts'
import type { PermissionReply } from '../webhooks/message-payloads.ts'
import { seconds } from '../webhooks/payloads.ts'
import { pairOf, updatePair } from '../world.ts'
import type { World } from '../world.ts'

type Between = { phoneNumberId: string; customer: string }

/** The ways in which WhatsApp reports a permission. Meta: user call permissions, webhook. */
export type PermissionAnswer =
  /** In answer to a request. */
  | { answer: 'temporary' | 'permanent' | 'reject'; requestId?: string }
  /** From the business's profile, without a request. Meta documents only the grant. */
  | { answer: 'permanent_from_profile' | 'revoke_in_profile' }
  /** WhatsApp itself, after the customer's own call. */
  | { answer: 'automatic_callback'; callId: string }
  /** WhatsApp itself, after too many unanswered calls. */
  | { answer: 'automatic_revoke' }

/** @returns the newest request that the customer can still answer */
const newestOpenRequest = (world: World, between: Between, now: number): string | undefined => {
  const pair = pairOf(world, between.phoneNumberId, between.customer)
  return pair.requests.findLast(request => requestIsOpen(pair, request.messageId, now))?.messageId
}

/**
 * Lets the customer, or WhatsApp for them, decide about being called, and reports it.
 *
 * @returns the reply, or why there is none
 */
export const answerPermission = (
  parts: { world: World; clock: Clock; conversation: Conversation },
  between: Between,
  given: PermissionAnswer,
): { ok: true; message: Message } | { ok: false; refusal: 'no_open_request' } => {
  const { world, clock, conversation } = parts
  const now = clock.now()

  const granted = (kind: 'temporary' | 'permanent', source: PermissionReply['response_source']) => {
    updatePair(world, between, pair => openWindow(grant(pair, kind, now), now))
    const { permission } = pairOf(world, between.phoneNumberId, between.customer)
    return {
      response: 'accept',
      is_permanent: kind === 'permanent',
      ...(permission.status === 'temporary' && { expiration_timestamp: seconds(permission.expiresAt) }),
      response_source: source,
    } as const
  }
  const refused = (source: PermissionReply['response_source']) => {
    updatePair(world, between, revoke)
    return { response: 'reject', response_source: source } as const
  }
  const reply = (answer: PermissionReply, contextId?: string) =>
    ({ ok: true, message: conversation.replyToPermission(between, answer, contextId) }) as const

  switch (given.answer) {
    case 'permanent_from_profile':
      return reply(granted('permanent', 'user_action'))
    case 'revoke_in_profile':
      return reply(refused('user_action'))
    case 'automatic_callback':
      return reply(granted('temporary', 'automatic'), given.callId)
    case 'automatic_revoke':
      return reply(refused('automatic'))
    case 'temporary':
    case 'permanent':
    case 'reject': {
      const requestId = given.requestId ?? newestOpenRequest(world, between, now)
      const pair = pairOf(world, between.phoneNumberId, between.customer)
      if (requestId === undefined || !requestIsOpen(pair, requestId, now))
        return { ok: false, refusal: 'no_open_request' }
      updatePair(world, between, before => noteAnswer(before, requestId, now))
      const request = world.messages.find(message => message.id === requestId)
      if (request?.sentBy === 'business' && asksPermission(request.content))
        conversation.mark(request, 'read')
      return reply(
        given.answer === 'reject' ? refused('user_action') : granted(given.answer, 'user_action'),
        requestId,
      )
    }
  }
}

/**
 * After a customer's own call, answered or not, WhatsApp lets the business call back for 7 days, where the
 * business asked for that [A6]. A permanent permission stays.
 */
export const grantCallback = (
  parts: { world: World; clock: Clock; conversation: Conversation },
  call: Between & { id: string },
): void => {
  const { world, clock } = parts
  const { settings } = world.numbers.get(call.phoneNumberId) ?? {}
  const permission = permissionAt(pairOf(world, call.phoneNumberId, call.customer), clock.now())
  if (settings?.callback_permission_status !== 'ENABLED' || permission.status === 'permanent') return
  const between = { phoneNumberId: call.phoneNumberId, customer: call.customer }
  answerPermission(parts, between, { answer: 'automatic_callback', callId: call.id })
}
