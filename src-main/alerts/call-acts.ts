import type { CallId, RoomId } from '#shared/domain/ids.ts'
import type { Desktop } from '../desktop.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import type { WindowKeeper } from '../windows/window-keeper.ts'

/** What can be done with calls from outside the window: by a notification, the call window, the tray, a key or a link. */
export interface CallActs {
  /** Goes the way of the window's own button, for the window has the sound. */
  readonly answer: (callId: CallId) => void
  readonly decline: (callId: CallId) => void
  readonly hangUp: (callId: CallId) => void
  readonly toggleMute: (callId: CallId) => void
  /** Brings the window to the front, with the call's room where it has one. */
  readonly look: (roomId?: RoomId) => void
}

export function createCallActs(parts: {
  readonly desktop: Pick<Desktop, 'calls' | 'wishes'>
  readonly windows: Pick<WindowKeeper, 'ensure' | 'show'>
  readonly log: Logger
}): CallActs {
  const { desktop, windows, log } = parts
  const { wishes, calls } = desktop
  return {
    answer: callId => {
      windows.ensure()
      wishes.answer(callId)
    },
    decline: callId => {
      calls.decline(callId).catch((error: unknown) => {
        log.warn('the call was not declined', { callId, error: errorText(error) })
      })
    },
    hangUp: callId => wishes.add({ act: 'hangUp', callId }),
    toggleMute: callId => wishes.add({ act: 'toggleMute', callId }),
    look: roomId => {
      windows.show()
      if (roomId !== undefined) wishes.add({ act: 'openRoom', roomId })
    },
  }
}
