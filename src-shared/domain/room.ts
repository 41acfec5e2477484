import type { AccountId, AgentId, CustomerId, EpochMs, RoomId } from './ids.ts'
import type { Policy } from './policy.ts'

/** The person on WhatsApp. One who shows a username alone has no `phone`. */
export interface Customer {
  readonly id: CustomerId
  readonly name: string
  /** E.164. */
  readonly phone?: string
}

export type ConversationCategory = 'marketing' | 'utility' | 'authentication' | 'service' | 'free_entry_point'

/** [C2] */
export interface Conversation {
  readonly category: ConversationCategory
  readonly expiresAt: EpochMs
}

/** The chat room of one customer on one account. */
export interface Room {
  readonly id: RoomId
  readonly accountId: AccountId
  readonly customer: Customer
  /** [C1] */
  readonly state: 'unassigned' | 'assigned' | 'resolved'
  /** The owner; of a resolved room the last owner. */
  readonly assignedTo?: AgentId
  /** Who had it last, also when nobody has it now. */
  readonly lastAgent?: AgentId
  readonly unread: number
  readonly lastMessageAt?: EpochMs
  /** [C2] */
  readonly conversation?: Conversation
  /** [C3] The customer service window is open until then. */
  readonly windowUntil?: EpochMs
}

export type Role = 'agent' | 'supervisor' | 'admin'

/** Agents see their own rooms, unassigned ones, and resolved ones that were theirs; supervisors and admins see all. */
export function maySeeRoom(
  viewer: { readonly id: AgentId; readonly role: Role },
  room: Pick<Room, 'state' | 'assignedTo'>,
): boolean {
  return viewer.role !== 'agent' || room.state === 'unassigned' || room.assignedTo === viewer.id
}

/** [C3] A customer's message or call opens the service window and a service conversation; a resolved room becomes unassigned. */
export function roomAfterCustomerContact(room: Room, at: EpochMs, policy: Policy): Room {
  const reopened =
    room.state === 'resolved'
      ? { state: 'unassigned' as const, assignedTo: undefined, lastAgent: room.assignedTo }
      : {}
  return { ...room, ...reopened, ...openedBy(room, at, policy) }
}

/** [C3] The customer's approval of a consent request opens the window as a message does; a resolved room stays resolved. */
export function roomAfterApproval(room: Room, at: EpochMs, policy: Policy): Room {
  return { ...room, ...openedBy(room, at, policy) }
}

function openedBy(room: Room, at: EpochMs, policy: Policy): Pick<Room, 'windowUntil' | 'conversation'> {
  return {
    windowUntil: Math.max(room.windowUntil ?? 0, at + policy.serviceWindowMs),
    conversation: longer(room.conversation, { category: 'service', expiresAt: at + policy.conversationMs }),
  }
}

/** [C2] A conversation of any kind was opened, by the provider's word; one that lasts longer stays. */
export function roomAfterConversation(room: Room, opened: Conversation): Room {
  const conversation = longer(room.conversation, opened)
  return conversation === room.conversation ? room : { ...room, conversation }
}

const longer = (one: Conversation | undefined, other: Conversation): Conversation =>
  one && one.expiresAt >= other.expiresAt ? one : other

/** [I7] A call answered outside an agent's own room gives the room to the agent who answered. */
export function roomAfterAnswer(room: Room, agentId: AgentId): Room {
  return room.state === 'assigned'
    ? room
    : { ...room, state: 'assigned', assignedTo: agentId, lastAgent: agentId }
}

/** [C3] Whether a free-form message may be sent now. */
export function isWindowOpen(room: Pick<Room, 'windowUntil'>, at: EpochMs): boolean {
  return room.windowUntil !== undefined && at < room.windowUntil
}
