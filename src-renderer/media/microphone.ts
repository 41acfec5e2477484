import type { NoiseSuppression } from '#shared/ipc/sound-settings.ts'
import { type DeviceWatch, plainDeviceId } from './devices.ts'
import type { MicrophoneState } from './media-port.ts'
import { openDevice } from './open-device.ts'

export interface MicrophoneOptions {
  readonly source: MediaDevices
  readonly devices: DeviceWatch
  /** Asked whenever one is opened. */
  readonly noiseSuppression: () => NoiseSuppression
  /** Told on every change, with the track to send and to measure. */
  readonly onChange: (state: MicrophoneState, track: MediaStreamTrack | null) => void
}

/** What is open. */
interface Open {
  readonly track: MediaStreamTrack
  readonly suppressesNoise: boolean
  readonly stopWatching: () => void
}

/** One microphone for one call: open only between `open` and `close`, and exchanged when it is unplugged. [D4] */
export class Microphone {
  readonly #options: MicrophoneOptions
  #state: MicrophoneState = { status: 'closed' }
  #open: Open | null = null
  /** Counts the asks, so that a late answer to an older one is let go. */
  #ask = 0
  /** One at a time: two that open together would share the processing of the first. */
  #turn: Promise<void> = Promise.resolve()

  constructor(options: MicrophoneOptions) {
    this.#options = options
  }

  /**
   * Opens this one, or the default where it is gone. The one before is let go only when the new one is there, unless
   * noise is treated otherwise now.
   */
  async open(deviceId: string, replaces?: string): Promise<void> {
    const ask = ++this.#ask
    if (!this.#open) this.#show({ status: 'opening' })
    const turn = this.#turn.then(() => this.#openNow(ask, deviceId, replaces))
    // Who asked is told of a failure; the next one does not wait for it in vain.
    this.#turn = turn.catch(() => undefined)
    await turn
  }

  close(): void {
    this.#ask += 1
    this.#letGo()
    if (this.#state.status !== 'closed') this.#show({ status: 'closed' })
  }

  async #openNow(ask: number, deviceId: string, replaces: string | undefined): Promise<void> {
    if (ask !== this.#ask) return
    const suppressesNoise = this.#options.noiseSuppression() === 'browser'
    // Chromium gives a second track of a device the processing of the first, whatever it is asked for.
    if (this.#open && this.#open.suppressesNoise !== suppressesNoise) {
      this.#letGo()
      this.#show({ status: 'opening' })
    }
    const opened = await openDevice(this.#options.source, { deviceId, suppressesNoise })
    if (ask !== this.#ask) {
      if (opened.ok) opened.track.stop()
      return
    }
    this.#letGo()
    if (!opened.ok) return this.#show({ status: 'unusable', why: opened.why })
    const { track } = opened
    this.#open = { track, suppressesNoise, stopWatching: this.#watch(track) }
    const open = { status: 'open', deviceId: idOf(track), label: track.label } as const
    this.#show(replaces === undefined ? open : { ...open, replaces })
  }

  /** A pulled plug ends the track on most systems; on Linux it may only vanish from the list. */
  #watch(track: MediaStreamTrack): () => void {
    const { devices } = this.#options
    const deviceId = idOf(track)
    const exchange = () => void this.open('', track.label)
    track.addEventListener('ended', exchange)
    let wasListed = false
    const stopListening = devices.onChange(({ microphones }) => {
      const isListed = microphones.some(device => device.id === deviceId)
      if (wasListed && !isListed) exchange()
      wasListed = isListed
    })
    wasListed = devices.current.microphones.some(device => device.id === deviceId)
    return () => {
      track.removeEventListener('ended', exchange)
      stopListening()
    }
  }

  #letGo(): void {
    this.#open?.stopWatching()
    this.#open?.track.stop()
    this.#open = null
  }

  #show(state: MicrophoneState): void {
    this.#state = state
    this.#options.onChange(state, this.#open?.track ?? null)
  }
}

function idOf(track: MediaStreamTrack): string {
  return plainDeviceId(track.getSettings().deviceId ?? '')
}
