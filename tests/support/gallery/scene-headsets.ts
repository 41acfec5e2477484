import type { StoreApi } from 'zustand/vanilla'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { CallController } from '../../../src-renderer/features/call/call-controller.ts'
import { HeadsetKeeper } from '../../../src-renderer/features/headset/headset-keeper.ts'
import { createWebHidHeadsets } from '../../../src-renderer/features/headset/webhid-headsets.ts'
import type { VirtualHid } from '../virtual-hid.ts'

/** The real keeper over headsets that are not there; none without `hid`. */
export function keepSceneHeadsets(
  hid: VirtualHid | undefined,
  desktop: Pick<StoreApi<DesktopState>, 'getState' | 'subscribe'>,
  controller: CallController,
): HeadsetKeeper {
  return new HeadsetKeeper({
    port: createWebHidHeadsets(hid, console.error),
    desktop,
    controller,
    hasMicrophone: () => true,
    now: () => performance.now(),
    onTrouble: console.error,
  })
}
