import { useCallback } from 'react'
import type { RoomId } from '#shared/domain/ids.ts'
import { useApi, useUiStore } from './desktop-context.ts'
import { useTell } from './use-tell.ts'

/** Shows a room in the inbox, from wherever it is named. A call goes on meanwhile. [C4] */
export function useOpenRoom(): (roomId: RoomId) => void {
  const api = useApi()
  const ui = useUiStore()
  const tell = useTell()
  return useCallback(
    (roomId: RoomId) => {
      ui.setState({ section: 'inbox', openRoomId: roomId })
      void api.openRoom({ roomId }).then(tell)
    },
    [api, ui, tell],
  )
}

/** Back to the list alone. */
export function useCloseRoom(): () => void {
  const api = useApi()
  const ui = useUiStore()
  const tell = useTell()
  return useCallback(() => {
    ui.setState({ openRoomId: null })
    void api.closeRoom().then(tell)
  }, [api, ui, tell])
}
