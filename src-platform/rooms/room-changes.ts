import type { Call, EndedCall } from '#shared/domain/call.ts'
import { messageIdSchema, roomIdSchema, type EpochMs } from '#shared/domain/ids.ts'
import type { Policy } from '#shared/domain/policy.ts'
import { roomAfterAnswer, roomAfterCustomerContact, type Customer, type Room } from '#shared/domain/room.ts'
import type { Account, Message } from '../store/records.ts'
import type { Work } from '../work.ts'

/** The room of a customer as it was when they made contact, and as it is after it. */
export interface Contact {
  /** `undefined` when this is their first contact. */
  readonly before: Room | undefined
  readonly after: Room
}

/** [C3] [I2] The customer calls or writes at `at`: their room is found or made, opened and told. */
export async function openRoomForCustomer(
  work: Work,
  contact: { account: Account; customer: Customer; at: EpochMs },
  parts: { newId: () => string; policy: Policy },
): Promise<Contact> {
  const { account, customer, at } = contact
  const before = await work.tx.rooms.byCustomer(account.id, customer.id)
  if (!before) {
    const room: Room = {
      id: roomIdSchema.parse(parts.newId()),
      accountId: account.id,
      customer,
      state: 'unassigned',
      unread: 0,
    }
    const after = roomAfterCustomerContact(room, at, parts.policy)
    await work.tx.rooms.insert(after, work.now)
    await work.tellRoom(undefined, after)
    return { before: undefined, after }
  }
  const after = roomAfterCustomerContact(
    { ...before, customer: learnName(before.customer, customer) },
    at,
    parts.policy,
  )
  await work.tx.rooms.update(after)
  await work.tellRoom(before, after)
  return { before, after }
}

/** A name that people gave the customer stays; a bare number gives way to the profile's name. */
function learnName(known: Customer, told: Customer): Customer {
  const nameless = known.name === known.id || known.name === known.phone
  return nameless ? { ...known, name: told.name } : known
}

/** [I7] Whoever answered a call outside an agent's own room gets the room. */
export async function giveRoomToAnswerer(work: Work, call: Call): Promise<void> {
  if (call.direction !== 'inbound' || call.roomId === undefined) return
  if (!('holder' in call) || !call.holder) return
  const room = await work.tx.rooms.byId(call.roomId)
  if (!room) return
  const after = roomAfterAnswer(room, call.holder.agentId)
  if (after === room) return
  await work.tx.rooms.update(after)
  await work.tellRoom(room, after)
}

/** Puts a message into the room's stream and tells who may see it. */
export async function addMessage(work: Work, room: Room, message: Message): Promise<Room> {
  const counts = message.direction === 'in' && message.kind !== 'call'
  const after: Room = {
    ...room,
    unread: counts ? room.unread + 1 : room.unread,
    lastMessageAt: Math.max(message.at, room.lastMessageAt ?? 0),
  }
  await work.tx.messages.insert(message)
  await work.tx.rooms.update(after)
  await work.tellMessage('message.added', after, message)
  await work.tellRoom(room, after)
  return after
}

/** A call that ended leaves its trace in the room's stream. */
export async function addCallMessage(work: Work, call: EndedCall, newId: () => string): Promise<void> {
  const room = call.roomId && (await work.tx.rooms.byId(call.roomId))
  if (!room) return
  await addMessage(work, room, {
    id: messageIdSchema.parse(newId()),
    roomId: room.id,
    direction: call.direction === 'inbound' ? 'in' : 'out',
    kind: 'call',
    at: call.endedAt,
    callId: call.id,
  })
}
