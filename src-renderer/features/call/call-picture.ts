import type { StoreApi } from 'zustand/vanilla'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { Tones } from '../../media/tones.ts'
import type { CallsState, Engaged } from './call-state.ts'
import type { RingingCalls } from './ringing-calls.ts'
import { soundTones, wantedTones } from './wanted-tones.ts'

/** The longest wait that a timer of the browser can hold, in milliseconds. */
const longestWaitMs = 2 ** 31 - 1

export interface CallPictureOptions {
  readonly store: Pick<StoreApi<CallsState>, 'setState'>
  readonly desktop: Pick<StoreApi<DesktopState>, 'getState'>
  readonly ringing: Pick<RingingCalls, 'list' | 'nextEnd'>
  readonly engaged: () => Engaged | null
  readonly tones: Tones
  readonly now: () => number
}

/** Shows and sounds what rings and what is on at this moment, and looks again when a ring must stop. */
export class CallPicture {
  readonly #options: CallPictureOptions
  #ringEnd: ReturnType<typeof setTimeout> | undefined

  constructor(options: CallPictureOptions) {
    this.#options = options
  }

  show(): void {
    const { store, desktop, ringing: rings, tones } = this.#options
    const state = desktop.getState()
    const { alerts } = state
    // What the main process holds back, such as a ring that nobody has confirmed since the machine slept. [D2]
    const ringing = rings.list().filter(({ callId }) => alerts?.ringing.includes(callId) ?? true)
    const engaged = this.#options.engaged()
    store.setState({ ringing, engaged })
    soundTones(tones, wantedTones({ ringing, engaged }, state))
    this.#watchRingEnd()
  }

  close(): void {
    clearTimeout(this.#ringEnd)
  }

  /** The main process ends rings too; this one holds when nothing is heard from it. [I6] */
  #watchRingEnd(): void {
    clearTimeout(this.#ringEnd)
    const end = this.#options.ringing.nextEnd()
    if (end === undefined) return
    this.#ringEnd = setTimeout(() => this.show(), Math.min(end - this.#options.now(), longestWaitMs))
  }
}
