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

/** The chat room of one customer on one account. */
export interface Room {
  readonly id: RoomId
  readonly accountId: AccountId
  readonly customer: Customer
  /** [C1] */
  readonly state: 'unassigned' | 'assigned' | 'resolved'
  /** The owner; of a resolved room the last owner. */
  readonly assignedTo?: AgentId
  readonly unread: number
  readonly lastMessageAt?: EpochMs
  /** [C2] */
  readonly conversation?: { readonly category: ConversationCategory; readonly expiresAt: EpochMs }
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
  const reopened = room.state === 'resolved' ? { state: 'unassigned' as const, assignedTo: undefined } : {}
  return { ...room, ...reopened, ...openedBy(room, at, policy) }
}

/** [C3] The customer's approval of a consent request opens the window as a message does; a resolved room stays resolved. */
export function roomAfterApproval(room: Room, at: EpochMs, policy: Policy): Room {
  return { ...room, ...openedBy(room, at, policy) }
}

function openedBy(room: Room, at: EpochMs, policy: Policy): Pick<Room, 'windowUntil' | 'conversation'> {
  return {
    windowUntil: Math.max(room.windowUntil ?? 0, at + policy.serviceWindowMs),
    conversation: {
      category: 'service',
      expiresAt: Math.max(at + policy.conversationMs, room.conversation?.expiresAt ?? 0),
    },
  }
}

/** [I7] A call answered outside an agent's own room gives the room to the agent who answered. */
export function roomAfterAnswer(room: Room, agentId: AgentId): Room {
  return room.state === 'assigned' ? room : { ...room, state: 'assigned', assignedTo: agentId }
}

/** [C3] Whether a free-form message may be sent now. */
export function isWindowOpen(room: Pick<Room, 'windowUntil'>, at: EpochMs): boolean {
  return room.windowUntil !== undefined && at < room.windowUntil
}
