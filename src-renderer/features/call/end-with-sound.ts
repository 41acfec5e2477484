import type { StoreApi } from 'zustand/vanilla'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { CallController } from './call-controller.ts'

export interface EndWithSoundOptions {
  readonly desktop: Pick<StoreApi<DesktopState>, 'getState'>
  readonly controller: Pick<CallController, 'store' | 'hangUp'>
}

/**
 * Ends a call that outlives its sign-in when its way to the customer is gone: nobody tells any more that the customer
 * has hung up. Returns its undo. [D6]
 */
export function endWithSound({ desktop, controller }: EndWithSoundOptions): () => void {
  return controller.store.subscribe(({ engaged }) => {
    const isLeaving = desktop.getState().auth.status === 'leaving'
    if (isLeaving && engaged?.sound.link.status === 'failed') void controller.hangUp()
  })
}
