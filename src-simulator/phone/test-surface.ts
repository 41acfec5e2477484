import type { CallHandler } from './phone-call.ts'
import type { PhoneView } from './messages.ts'
import type { SoundLevel } from './sound-meter.ts'

/** `window.phone`: what a test reads from a phone page. Everything else it does as a person would. */
export type PhoneTestSurface = {
  state(): {
    /** Whether the page is connected to the simulator. */
    linked: boolean
    /** What the page shows; undefined before the simulator first spoke. */
    view?: PhoneView
    muted: boolean
    /** Of the peer connection; `none` outside calls. */
    connection: RTCPeerConnectionState | 'none'
    /** What the person is told is wrong, in the page's language. */
    problem?: string
  }
  /** The received sound, now. */
  level(): SoundLevel
  /** RTP packets of the present call; zeros outside calls. */
  packets(): Promise<{ received: number; sent: number }>
}

declare global {
  interface Window {
    phone: PhoneTestSurface
  }
}

export const offerTestSurface = (
  calls: CallHandler,
  state: () => Pick<ReturnType<PhoneTestSurface['state']>, 'linked' | 'view' | 'problem'>,
): void => {
  window.phone = {
    state: () => ({ ...state(), muted: calls.isMuted(), connection: calls.connectionState() }),
    level: () => calls.level(),
    packets: () => calls.packets(),
  }
}
