import type { AgentId } from './ids.ts'
import type { Refusal } from './refusal.ts'
import type { Role, Room } from './room.ts'

/** Who wants to move a room. */
export interface RoomMover {
  readonly id: AgentId
  readonly role: Role
}

/** The room as it then is (the same one where nothing changes), or why it stays as it is. */
export type RoomMove =
  { readonly ok: true; readonly room: Room } | { readonly ok: false; readonly refusal: Refusal }

const moved = (room: Room): RoomMove => ({ ok: true, room })
const notYours: RoomMove = { ok: false, refusal: { reason: 'not_your_room' } }
const isAgent = (mover: RoomMover) => mover.role === 'agent'

/** [C1] Gives the room to `to`. Agents take rooms that nobody has, for themselves; supervisors give any to anybody. */
export function assignRoom(room: Room, mover: RoomMover, to: AgentId): RoomMove {
  if (room.state === 'assigned' && room.assignedTo === to) return moved(room)
  if (isAgent(mover)) {
    if (to !== mover.id) return { ok: false, refusal: { reason: 'forbidden_role' } }
    const isTheirs = room.state === 'resolved' && room.assignedTo === to
    if (room.state !== 'unassigned' && !isTheirs) return notYours
  }
  return moved({ ...room, state: 'assigned', assignedTo: to, lastAgent: to })
}

/** [C1] The matter is settled. Agents settle their own rooms, supervisors any; the last agent stays known. */
export function resolveRoom(room: Room, mover: RoomMover): RoomMove {
  if (isAgent(mover) && room.assignedTo !== mover.id) return notYours
  if (room.state === 'resolved') return moved(room)
  const lastAgent = room.assignedTo ?? room.lastAgent
  return moved({ ...room, state: 'resolved', assignedTo: lastAgent, lastAgent })
}

/**
 * [C1] Back to its last agent, also where the customer has written meanwhile and it became unassigned; to nobody where
 * there was none, or where the last one has left (`isThere`). Agents reopen what was theirs, supervisors any.
 */
export function reopenRoom(room: Room, mover: RoomMover, isThere: (agent: AgentId) => boolean): RoomMove {
  if (room.state === 'assigned') return moved(room)
  const last = room.assignedTo ?? room.lastAgent
  if (isAgent(mover) && last !== mover.id) return notYours
  if (last !== undefined && isThere(last)) {
    return moved({ ...room, state: 'assigned', assignedTo: last, lastAgent: last })
  }
  return room.state === 'unassigned'
    ? moved(room)
    : moved({ ...room, state: 'unassigned', assignedTo: undefined })
}
