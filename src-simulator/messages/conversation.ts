import type { Chance } from '../chance.ts'
import type { Clock } from '../clock.ts'
import { noteUnanswered, openWindow } from '../customers/pair.ts'
import { messageId } from '../ids.ts'
import { storedMedia } from '../media/stored-media.ts'
import type { StoredMedia } from '../media/stored-media.ts'
import type { Timing } from '../timing.ts'
import type { IncomingMessage, MessageStatus, PermissionReply } from '../webhooks/message-payloads.ts'
import type { WebhookOutlet } from '../webhooks/outlet.ts'
import { customerOf, limitsOf, pairOf, updatePair } from '../world.ts'
import type { World } from '../world.ts'
import { asksPermission } from './message.ts'
import type { BusinessContent, Message } from './message.ts'

type Between = { phoneNumberId: string; customer: string }

/** Messages between one business number and one customer, both ways, with their webhooks. */
export type Conversation = {
  /** @returns the message, whose statuses follow as webhooks */
  fromBusiness(between: Between, content: BusinessContent): Message
  /** @param id a call's id for a voicemail; otherwise one is made */
  fromCustomer(between: Between, message: IncomingMessage, id?: string): Message
  replyToPermission(between: Between, reply: PermissionReply, contextId?: string): Message
  /** Moves a business's message on and tells of it; never back. */
  mark(message: Message, status: MessageStatus): void
  /** What waited for a customer who was offline. */
  deliverWaiting(customer: string): void
  keepMedia(mimeType: string, bytes: Buffer): StoredMedia
  /** A business's call was not answered: the notice or the withdrawal that WhatsApp makes of it. */
  noteUnansweredCall(between: Between): void
}

const rank: Record<MessageStatus, number> = { sent: 0, delivered: 1, read: 2, played: 3, failed: 4 }

export const createConversation = (parts: {
  world: World
  clock: Clock
  chance: Chance
  timing: Timing
  outlet: WebhookOutlet
}): Conversation => {
  const { world, clock, chance, timing, outlet } = parts

  const add = (message: Message) => {
    world.messages.push(message)
    world.changes.announce()
    return message
  }
  const newId = (customer: string, sentBy: 'customer' | 'business') =>
    messageId({ customer, sentBy, nonce: chance.hex(20) })

  const mark: Conversation['mark'] = (message, status) => {
    if (message.sentBy !== 'business' || rank[message.status] >= rank[status]) return
    message.status = status
    outlet.messageStatus(message, message.id, status)
    world.changes.announce()
  }

  const deliver = (message: Message) => {
    if (message.sentBy !== 'business' || message.status !== 'sent') return
    const customer = customerOf(world, message.customer)
    if (!customer.online) return
    const needsNewApp = message.content.type === 'call_button' || asksPermission(message.content)
    mark(message, customer.oldApp && needsNewApp ? 'failed' : 'delivered')
  }

  const fromCustomer: Conversation['fromCustomer'] = (between, content, id) => {
    const message = add({
      ...between,
      id: id ?? newId(between.customer, 'customer'),
      at: clock.now(),
      sentBy: 'customer',
      content,
    })
    outlet.message(between, message.id, content)
    return message
  }

  const replyToPermission: Conversation['replyToPermission'] = (between, reply, contextId) =>
    fromCustomer(between, {
      type: 'call_permission_reply',
      reply,
      ...(contextId !== undefined && { contextId }),
    })

  return {
    mark,
    replyToPermission,
    fromCustomer: (between, message, id) => {
      updatePair(world, between, pair => openWindow(pair, clock.now()))
      return fromCustomer(between, message, id)
    },
    fromBusiness: (between, content) => {
      const message = add({
        ...between,
        id: newId(between.customer, 'business'),
        at: clock.now(),
        sentBy: 'business',
        content,
        status: 'sent',
      })
      outlet.messageStatus(between, message.id, 'sent')
      clock.after(timing.deliveryMs, () => deliver(message))
      return message
    },
    deliverWaiting: customer =>
      world.messages.filter(message => message.customer === customer).forEach(deliver),
    keepMedia: (mimeType, bytes) => {
      const media = storedMedia(`19${String(chance.integer(1e14)).padStart(14, '0')}`, mimeType, bytes)
      world.media.set(media.id, media)
      return media
    },
    noteUnansweredCall: between => {
      const number = world.numbers.get(between.phoneNumberId)
      if (!number) return
      const noted = noteUnanswered(pairOf(world, between.phoneNumberId, between.customer), limitsOf(number))
      updatePair(world, between, () => noted.pair)
      if (noted.consequence === 'customer_is_warned')
        add({
          ...between,
          id: newId(between.customer, 'business'),
          at: clock.now(),
          sentBy: 'business',
          content: { type: 'notice', text: 'many_unanswered_calls' },
          status: 'delivered',
        })
      if (noted.consequence === 'permission_is_revoked')
        replyToPermission(between, { response: 'reject', response_source: 'automatic' })
    },
  }
}
