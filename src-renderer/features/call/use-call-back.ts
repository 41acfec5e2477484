import type { RoomId } from '#shared/domain/ids.ts'
import { useOpenRoom } from '../../store/use-open-room.ts'

/** Opens the customer's conversation, where calling is decided with everything in sight; null without one. */
export function useCallBack(roomId: RoomId | undefined): (() => void) | null {
  const openRoom = useOpenRoom()
  return roomId === undefined ? null : () => openRoom(roomId)
}
