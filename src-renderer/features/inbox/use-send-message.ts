import { useCallback } from 'react'
import type { RoomId } from '#shared/domain/ids.ts'
import { useApi, useDesktopStore, useUiStore } from '../../store/desktop-context.ts'
import { withDraft } from '../../store/ui-store.ts'
import { useTell } from '../../store/use-tell.ts'

interface Message {
  readonly roomId: RoomId
  /** The same one again tries the same message again. */
  readonly clientMessageId: string
  readonly text: string
}

/**
 * Sends a message. One that fails stands in the stream with its reason and a way to try again; where it never got
 * that far, the refusal is said and the words go back into the composer, unless new ones are there.
 */
export function useSendMessage(): (message: Message) => Promise<void> {
  const api = useApi()
  const store = useDesktopStore()
  const ui = useUiStore()
  const tell = useTell()
  return useCallback(
    async message => {
      const { roomId, clientMessageId, text } = message
      const outcome = await api.sendMessage(message)
      if (outcome.ok) return
      const { thread } = store.getState()
      const stands = thread?.outgoing.some(other => other.clientMessageId === clientMessageId) === true
      if (stands) return
      tell(outcome)
      ui.setState(state => (state.drafts[roomId] === undefined ? withDraft(state, roomId, text) : state))
    },
    [api, store, ui, tell],
  )
}
