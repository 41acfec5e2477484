import type { DeringApi } from '#shared/ipc/asks.ts'
import { createDeviceWatch } from '../../media/devices.ts'
import { createRnnoiseFilter } from '../../media/rnnoise-filter.ts'
import { rnnoiseFiles } from '../../media/rnnoise-files.ts'
import { ringSilently } from '../../media/silent-ring.ts'
import { createOpenProbe } from '../../media/sound-probe.ts'
import { installTestSurface } from '../../media/test-surface.ts'
import { createTones } from '../../media/tones.ts'
import { createWebrtcMedia } from '../../media/webrtc-media.ts'
import { HeadsetKeeper } from '../headset/headset-keeper.ts'
import { hidOf } from '../headset/webhid.ts'
import { createWebHidHeadsets } from '../headset/webhid-headsets.ts'
import { CallController, type CallControllerOptions } from './call-controller.ts'
import { type CallWishesOptions, followCallWishes } from './call-wishes.ts'
import type { Calls } from './calls-context.ts'
import { endWithSound } from './end-with-sound.ts'
import { followQuality } from './follow-quality.ts'
import { followReach } from './follow-reach.ts'
import { noteCalls } from './note-calls.ts'
import { noteDevices } from './note-devices.ts'
import { platformEcho } from './platform-echo.ts'
import { proveOutputs } from './prove-outputs.ts'
import { showCallSound } from './show-call-sound.ts'

export type OpenCallsOptions = Pick<CallControllerOptions, 'desktop'> & {
  readonly api: CallControllerOptions['api'] &
    CallWishesOptions['api'] &
    Pick<DeringApi, 'noteCall' | 'reportCall' | 'reportReach' | 'request' | 'showCallSound'>
  /** Keeps where the call widget was put. */
  readonly storage: Calls['storage']
  /** Told of a sound that could not be played. */
  readonly onTrouble: (error: unknown) => void
}

export interface OpenCalls extends Calls {
  /** Lets go of every sound. */
  readonly close: () => void
}

/** Builds what calls need in this window, with its real microphone, speaker and connections. */
export function openCalls({ api, desktop, storage, onTrouble }: OpenCallsOptions): OpenCalls {
  const settings = () => desktop.getState().settings
  const source = navigator.mediaDevices
  const devices = createDeviceWatch(source, navigator.permissions)
  const filter = createRnnoiseFilter(rnnoiseFiles)
  const media = createWebrtcMedia({ source, devices, filter, chosen: settings, onTrouble })
  const openProbe = createOpenProbe({ source, devices, filter, echo: platformEcho(api), onTrouble })
  const reach = followReach(devices, api)
  const tones = createTones({
    settings,
    devices,
    onTrouble: error => {
      reach.soundFailed()
      onTrouble(error)
    },
    onPlays: reach.soundPlayed,
    onRing: heard => notes.rang(heard),
  })
  const controller = new CallController({
    api,
    desktop,
    media,
    tones,
    now: Date.now,
    newId: () => crypto.randomUUID(),
  })
  const stopEnding = endWithSound({ desktop, controller })
  const stopProving = proveOutputs({
    desktop,
    devices,
    isSounding: () => tones.looping !== null || controller.store.getState().engaged !== null,
    ringSilently,
    reach,
  })
  const stopWishes = followCallWishes({ api, desktop, controller, devices })
  installTestSurface(!desktop.getState().app.isPackaged, {
    levels: () => controller.levels(),
    looping: () => tones.looping,
    openMicrophones: () => media.openMicrophones(),
  })
  const headsets = new HeadsetKeeper({
    port: createWebHidHeadsets(hidOf(navigator), onTrouble),
    desktop,
    controller,
    hasMicrophone: () => devices.current.trouble === null,
    now: () => performance.now(),
    onTrouble,
  })
  const notes = noteCalls(controller.store, api)
  const stopNotingDevices = noteDevices(controller.store, api, () => devices.current.speakers)
  const quality = followQuality({ calls: controller.store, media: controller, api, onFailure: onTrouble })
  const stopShowing = showCallSound({ api, desktop, controller })
  const close = () => {
    quality.stop()
    stopShowing()
    stopProving()
    reach.stop()
    notes.stop()
    stopNotingDevices()
    void headsets.close()
    stopEnding()
    stopWishes()
    controller.close()
  }
  return {
    controller,
    devices,
    headsets,
    openProbe,
    quality: quality.store,
    chime: () => tones.chime(),
    storage,
    close,
  }
}
