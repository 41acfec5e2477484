import type { StoreApi } from 'zustand/vanilla'
import type { DeringApi } from '#shared/ipc/asks.ts'
import type { RingHeard } from '../../media/tones.ts'
import type { CallsState } from './call-state.ts'

export interface CallNotes {
  /** The ringtone is heard on an output, or is not. */
  readonly rang: (heard: RingHeard) => void
  readonly stop: () => void
}

/**
 * Notes in the call log what the person was shown, could hear and did: a ring on the screen and on its outputs, a muted
 * microphone. [D5]
 */
export function noteCalls(
  calls: Pick<StoreApi<CallsState>, 'getState' | 'subscribe'>,
  api: Pick<DeringApi, 'noteCall'>,
): CallNotes {
  const shown = new Set<string>()
  const hushed = new Set<string>()
  /** What is heard of the ring that goes on; a call that joins it is heard from the same outputs. */
  let heard: readonly RingHeard[] = []
  const noteSound = (callId: string, { output, failed }: RingHeard) => {
    const on = output === undefined ? [] : [output.slice(0, 200)]
    const why = failed === undefined ? {} : { failed: failed.slice(0, 200) }
    void api.noteCall({ callId, note: { what: 'sounded', on, ...why } })
  }
  const follow = (state: CallsState, before: CallsState | null) => {
    if (state.ringing.length === 0 || state.engaged) heard = []
    for (const { callId, isHushed } of state.ringing) {
      if (isHushed && !hushed.has(callId)) void api.noteCall({ callId, note: { what: 'hushed' } })
      if (isHushed) hushed.add(callId)
      if (shown.has(callId)) continue
      shown.add(callId)
      void api.noteCall({ callId, note: { what: 'shown' } })
      for (const one of heard) noteSound(callId, one)
    }
    const muted = state.engaged?.sound.muted ?? false
    const wasMuted = before?.engaged?.sound.muted ?? false
    const callId = state.engaged?.callId
    if (callId != null && muted !== wasMuted && before?.engaged?.callId === callId) {
      void api.noteCall({ callId, note: { what: muted ? 'muted' : 'unmuted' } })
    }
  }
  follow(calls.getState(), null)
  return {
    rang: one => {
      heard = [...heard, one]
      for (const { callId } of calls.getState().ringing) noteSound(callId, one)
    },
    stop: calls.subscribe(follow),
  }
}
