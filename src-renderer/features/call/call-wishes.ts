import type { StoreApi } from 'zustand/vanilla'
import { assertNever } from '#shared/domain/assert-never.ts'
import type { DeringApi } from '#shared/ipc/asks.ts'
import type { DesktopState, WindowWish } from '#shared/ipc/desktop-state.ts'
import type { DeviceWatch } from '../../media/devices.ts'
import type { CallController } from './call-controller.ts'

export interface CallWishesOptions {
  readonly api: Pick<DeringApi, 'takeWish'>
  readonly desktop: Pick<StoreApi<DesktopState>, 'getState' | 'subscribe'>
  readonly controller: Pick<CallController, 'answer' | 'hangUp' | 'toggleMuted' | 'store'>
  readonly devices: Pick<DeviceWatch, 'current'>
}

type CallWish = Extract<WindowWish, { callId: unknown }>

/** Does with calls what was pressed outside the window: in a notification, in the call window, by a key. Returns its undo. */
export function followCallWishes({ api, desktop, controller, devices }: CallWishesOptions): () => void {
  let lastId = 0
  function follow({ wishes = [] }: DesktopState): void {
    for (const wish of wishes) {
      if (wish.id <= lastId || !('callId' in wish)) continue
      lastId = wish.id
      void take(wish)
    }
  }
  async function take(wish: CallWish): Promise<void> {
    const outcome = await api.takeWish({ id: wish.id })
    // Done by the page before a reload.
    if (!outcome.ok || !outcome.value) return
    switch (wish.act) {
      case 'answer':
        return controller.answer(wish.callId, devices.current.trouble === null ? 'speaking' : 'listening')
      case 'hangUp':
        return isOn(wish) ? controller.hangUp() : undefined
      case 'toggleMute':
        return isOn(wish) ? controller.toggleMuted() : undefined
      default:
        return assertNever(wish.act)
    }
  }
  const isOn = (wish: CallWish) => controller.store.getState().engaged?.callId === wish.callId

  const stop = desktop.subscribe(follow)
  follow(desktop.getState())
  return stop
}
