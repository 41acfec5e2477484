import type { RoomId } from '#shared/domain/ids.ts'
import type { WireCall, WireRoom } from '#shared/protocol/entities.ts'
import type { Session } from '#shared/session/session.ts'
import type { UiState } from './ui-store.ts'

/** How a room's call stands for this agent. */
export type RoomCallState = 'none' | 'ringing' | 'waiting' | 'dialing' | 'connected'

/** A primitive, so that a row redraws only when its own call changes. */
export function roomCallState(session: Session, roomId: RoomId): RoomCallState {
  const isHere = (call: WireCall) => call.roomId === roomId
  const held = Object.values(session.calls).find(isHere)
  if (held) return held.state === 'connected' ? 'connected' : 'dialing'
  if (Object.values(session.offers).some(offer => isHere(offer.call))) return 'ringing'
  return Object.values(session.waiting).some(isHere) ? 'waiting' : 'none'
}

/** The session's own word on a room; else what a list said of it. */
export const roomOf = (session: Session | null, ui: UiState, roomId: RoomId): WireRoom | undefined =>
  session?.rooms[roomId] ?? ui.listedRooms[roomId]

/** The rooms of a tab, those with the newest message first. */
export function roomsOfTab(
  rooms: Readonly<Record<RoomId, WireRoom>>,
  tab: 'mine' | 'unassigned',
  myId: string,
): readonly WireRoom[] {
  const belongs = (room: WireRoom) =>
    tab === 'mine' ? room.state === 'assigned' && room.assignedTo === myId : room.state === 'unassigned'
  return Object.values(rooms).filter(belongs).sort(byNewest)
}

const byNewest = (a: WireRoom, b: WireRoom): number =>
  (b.lastMessageAt ?? '').localeCompare(a.lastMessageAt ?? '') || a.id.localeCompare(b.id)

/** Whether a room's customer is meant by what is typed: part of the name, or of the number however it is grouped. */
export function matchesSearch(room: WireRoom, search: string): boolean {
  const wanted = search.trim().toLocaleLowerCase()
  if (wanted === '') return true
  if (room.customer.name.toLocaleLowerCase().includes(wanted)) return true
  const digits = wanted.replaceAll(/\D/gu, '').replace(/^0/u, '')
  return digits.length > 1 && (room.customer.phone ?? room.customer.id).includes(digits)
}

/** Whether one's work could be lost by what interrupts it: a call is dialing, ringing out or connected. */
export const hasHeldCall = (session: Session): boolean => Object.keys(session.calls).length > 0
