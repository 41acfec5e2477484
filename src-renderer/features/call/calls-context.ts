import { createContext, use, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { DeviceWatch, SoundDevices } from '../../media/devices.ts'
import type { HeadsetKeeper, HeadsetsView } from '../headset/headset-keeper.ts'
import type { OpenProbe } from '../../media/sound-probe.ts'
import type { CallController } from './call-controller.ts'
import type { CallsState } from './call-state.ts'
import type { QualityState } from './follow-quality.ts'

/** What the screens of calls work with. */
export interface Calls {
  readonly controller: CallController
  readonly devices: DeviceWatch
  readonly headsets: HeadsetKeeper
  /** [D3] */
  readonly openProbe: OpenProbe
  readonly quality: Pick<StoreApi<QualityState>, 'getState' | 'getInitialState' | 'subscribe'>
  /** A sound, once, wherever it rings: a customer waits too long. */
  readonly chime: () => void
  /** Keeps where the call widget was put. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
}

export const CallsContext = createContext<Calls | null>(null)

export function useCalls(): Calls {
  const calls = use(CallsContext)
  if (!calls) throw new Error('Rendered outside of CallsContext')
  return calls
}

export const useController = (): CallController => useCalls().controller

/** A part of the calls of this window. */
export const useCallsState = <T>(select: (state: CallsState) => T): T =>
  useStore(useCalls().controller.store, select)

/** A part of what is known of the headsets. */
export const useHeadsets = <T>(select: (view: HeadsetsView) => T): T =>
  useStore(useCalls().headsets.store, select)

/** What is wrong with the line of the call that is on. */
export const useQualityTrouble = (): QualityState['trouble'] =>
  useStore(useCalls().quality, state => state.trouble)

/** The devices that are plugged in; they are watched for as long as anybody uses this. */
export function useSoundDevices(): SoundDevices {
  const { devices } = useCalls()
  return useSyncExternalStore(devices.onChange, () => devices.current)
}
