import type { ReactNode } from 'react'
import type { WireRoom } from '#shared/protocol/entities.ts'
import { useUi } from '../../../store/desktop-context.ts'
import { useOpenRoom } from '../../../store/use-open-room.ts'
import { RovingList } from '../../../ui/RovingList.tsx'
import { shortcuts } from '../../../ui/shortcuts.ts'
import { useShortcuts } from '../../../ui/use-shortcuts.ts'
import { composerId } from '../composer/composer-id.ts'
import { RoomRow } from './RoomRow.tsx'

interface RoomListProps {
  readonly label: string
  readonly rooms: readonly WireRoom[]
  readonly onEndReached?: () => void
  readonly footer?: ReactNode
}

/** Rows that open their room. Enter goes on to the composer; a click leaves the focus where it is. */
export function RoomList({ label, rooms, onEndReached, footer }: RoomListProps) {
  const openRoom = useOpenRoom()
  const openRoomId = useUi(state => state.openRoomId)

  const step = (by: 1 | -1) => () => {
    const index = rooms.findIndex(room => room.id === openRoomId)
    const next = rooms[index === -1 ? 0 : Math.min(Math.max(index + by, 0), rooms.length - 1)]
    if (next && next.id !== openRoomId) openRoom(next.id)
  }
  useShortcuts({ nextRoom: step(1), previousRoom: step(-1) })

  return (
    <RovingList
      label={label}
      items={rooms}
      shortcuts={[shortcuts.nextRoom, shortcuts.previousRoom]}
      keyOf={room => room.id}
      selectedKey={openRoomId}
      estimatedRowHeight={64}
      renderRow={room => <RoomRow room={room} />}
      onOpen={(room, by) => {
        openRoom(room.id)
        // The person asked to go there; after the room is rendered.
        if (by === 'keyboard') requestAnimationFrame(() => document.getElementById(composerId)?.focus())
      }}
      onEndReached={onEndReached}
      footer={footer}
    />
  )
}
