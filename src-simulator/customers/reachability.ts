import type { Switchboard } from '../calls/switchboard.ts'
import type { Conversation } from '../messages/conversation.ts'
import type { World } from '../world.ts'
import type { Customer } from './customer.ts'

/** A phone went offline or came back: what waited is delivered, and calls under way feel it. */
export const setOnline = (
  parts: { world: World; conversation: Conversation; switchboard: Switchboard },
  customer: Customer,
  online: boolean,
): void => {
  customer.online = online
  if (online) parts.conversation.deliverWaiting(customer.waId)
  for (const call of parts.world.calls.values()) {
    if (call.customer === customer.waId) parts.switchboard.customerReached(call, online)
  }
  parts.world.changes.announce()
}
