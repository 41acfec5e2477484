import type { StoreApi } from 'zustand/vanilla'
import type { DeringApi } from '#shared/ipc/asks.ts'
import type { SoundDevice } from '../../media/devices.ts'
import type { MediaState } from '../../media/media-port.ts'
import type { CallsState } from './call-state.ts'

const kinds = ['microphone', 'speaker'] as const
/** Longer names of devices are cut. */
const longestLabel = 200

/**
 * Notes in the call log what a call is spoken into and heard on, from when both sides can speak, and every change of it:
 * "nobody heard me" is often a microphone that was never meant. [D5] Returns its undo.
 *
 * @param speakers what is plugged in to listen on
 */
export function noteDevices(
  calls: Pick<StoreApi<CallsState>, 'getState' | 'subscribe'>,
  api: Pick<DeringApi, 'noteCall'>,
  speakers: () => readonly SoundDevice[],
): () => void {
  let noted: Readonly<Partial<Record<(typeof kinds)[number], string>>> = {}
  function follow({ engaged }: CallsState): void {
    if (engaged?.intent !== 'talking' || engaged.callId === null) {
      // Also while it is hung up: what is let go of then is no change that anybody hears.
      noted = {}
      return
    }
    const inUse = {
      microphone: microphoneOf(engaged.sound) ?? noted.microphone,
      speaker: speakerOf(engaged.sound, speakers()),
    }
    const { callId } = engaged
    for (const kind of kinds) {
      const label = inUse[kind]
      if (label === undefined || label === noted[kind]) continue
      void api.noteCall({ callId, note: { what: 'device', kind, label: label.slice(0, longestLabel) } })
    }
    noted = inUse
  }
  follow(calls.getState())
  return calls.subscribe(follow)
}

/** Undefined while none is open. */
const microphoneOf = ({ microphone }: MediaState): string | undefined =>
  microphone.status === 'open' ? microphone.label : undefined

const speakerOf = ({ speaker }: MediaState, plugged: readonly SoundDevice[]): string =>
  plugged.find(({ id }) => id === speaker.deviceId)?.label ?? ''
