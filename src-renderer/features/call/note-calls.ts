import type { StoreApi } from 'zustand/vanilla'
import type { DeringApi } from '#shared/ipc/asks.ts'
import type { CallsState } from './call-state.ts'

/**
 * Notes in the call log what the person was shown and did: a ring on the screen, a muted microphone. Returns its undo.
 * [D5]
 */
export function noteCalls(
  calls: Pick<StoreApi<CallsState>, 'getState' | 'subscribe'>,
  api: Pick<DeringApi, 'noteCall'>,
): () => void {
  const shown = new Set<string>()
  const follow = (state: CallsState, before: CallsState | null) => {
    for (const { callId } of state.ringing) {
      if (shown.has(callId)) continue
      shown.add(callId)
      void api.noteCall({ callId, note: { what: 'shown' } })
    }
    const muted = state.engaged?.sound.muted ?? false
    const wasMuted = before?.engaged?.sound.muted ?? false
    const callId = state.engaged?.callId
    if (callId != null && muted !== wasMuted && before?.engaged?.callId === callId) {
      void api.noteCall({ callId, note: { what: muted ? 'muted' : 'unmuted' } })
    }
  }
  follow(calls.getState(), null)
  return calls.subscribe(follow)
}
