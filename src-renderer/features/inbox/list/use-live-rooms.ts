import { useMemo } from 'react'
import type { WireRoom } from '#shared/protocol/entities.ts'
import { useSession } from '../../../store/desktop-context.ts'
import { roomsOfTab } from '../../../store/selectors.ts'

const none: readonly WireRoom[] = []

/** The session's rooms of a tab, newest first; the same array until a room changes. */
export function useLiveRooms(tab: 'mine' | 'unassigned'): readonly WireRoom[] {
  const rooms = useSession(session => session.rooms)
  const myId = useSession(session => session.me.id)
  return useMemo(
    () => (rooms === null || myId === null ? none : roomsOfTab(rooms, tab, myId)),
    [rooms, myId, tab],
  )
}
