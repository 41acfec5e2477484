import type { StoreApi } from 'zustand/vanilla'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { DeviceWatch } from '../../media/devices.ts'
import { playableOutputs } from '../../media/ring-outputs.ts'
import type { ringSilently } from '../../media/silent-ring.ts'
import type { ReachFollower } from './follow-reach.ts'

export interface ProveOutputsOptions {
  readonly desktop: Pick<StoreApi<DesktopState>, 'getState' | 'subscribe'>
  readonly devices: Pick<DeviceWatch, 'current' | 'onChange'>
  /** It rings, or a call is on: what is heard then speaks for itself. */
  readonly isSounding: () => boolean
  readonly ringSilently: typeof ringSilently
  readonly reach: Pick<ReachFollower, 'soundFailed' | 'soundPlayed'>
}

/** Until it is tried again where nothing was heard, in milliseconds. */
const againAfterMs = 30_000

/**
 * Rings without a sound wherever it would ring: at the start, when the link comes back, as it does after a sleep, and when
 * the outputs are others. Nobody should find out by a customer's call that none of them plays. [D3] Returns its undo.
 */
export function proveOutputs({
  desktop,
  devices,
  isSounding,
  ringSilently: tryOnce,
  reach,
}: ProveOutputsOptions): () => void {
  let newest = 0
  let again: ReturnType<typeof setTimeout> | undefined

  async function prove(): Promise<void> {
    clearTimeout(again)
    newest += 1
    const mine = newest
    if (isSounding()) return later()
    const { ringOutputs } = desktop.getState().settings
    const outputs = playableOutputs(ringOutputs, devices.current.speakers)
    // A machine that falls asleep in the middle of it has not failed.
    const isHeard = (await tryOnce(outputs)) || (mine === newest && (await tryOnce(outputs)))
    if (mine !== newest) return
    if (isSounding()) return later()
    if (isHeard) return reach.soundPlayed()
    reach.soundFailed()
    later()
  }
  function later(): void {
    again = setTimeout(() => void prove(), againAfterMs)
  }

  const stops = [
    devices.onChange(() => void prove()),
    desktop.subscribe((state, before) => {
      const isBack = state.connection.status === 'online' && before.connection.status !== 'online'
      if (isBack || state.settings.ringOutputs !== before.settings.ringOutputs) void prove()
    }),
  ]
  return () => {
    newest += 1
    clearTimeout(again)
    for (const stop of stops) stop()
  }
}
