import { type DeviceWatch, plainDeviceId } from './devices.ts'
import type { MicrophoneState, MicrophoneTrouble } from './media-port.ts'

export interface MicrophoneOptions {
  readonly source: MediaDevices
  readonly devices: DeviceWatch
  /** Told on every change, with the track to send and to measure. */
  readonly onChange: (state: MicrophoneState, track: MediaStreamTrack | null) => void
}

/** One microphone for one call: open only between `open` and `close`, and exchanged when it is unplugged. [D4] */
export class Microphone {
  readonly #options: MicrophoneOptions
  #state: MicrophoneState = { status: 'closed' }
  #track: MediaStreamTrack | null = null
  /** Counts the asks, so that a late answer to an older one is let go. */
  #ask = 0
  #stopWatching: (() => void) | null = null

  constructor(options: MicrophoneOptions) {
    this.#options = options
  }

  /** Opens this one, or the default where it is gone; the one before is let go only when the new one is there. */
  async open(deviceId: string, replaces?: string): Promise<void> {
    const ask = ++this.#ask
    if (!this.#track) this.#show({ status: 'opening' }, null)
    const opened = await this.#openAny(deviceId)
    if (ask !== this.#ask) {
      if (opened.ok) opened.track.stop()
      return
    }
    this.#letGo()
    if (!opened.ok) return this.#show({ status: 'unusable', why: opened.why }, null)
    const { track } = opened
    this.#watch(track)
    const open = { status: 'open', deviceId: idOf(track), label: track.label } as const
    this.#show(replaces === undefined ? open : { ...open, replaces }, track)
  }

  close(): void {
    this.#ask += 1
    this.#letGo()
    if (this.#state.status !== 'closed') this.#show({ status: 'closed' }, null)
  }

  async #openAny(deviceId: string): Promise<Opened> {
    const opened = await this.#openOne(deviceId)
    const mayFallBack = deviceId !== '' && !opened.ok && opened.why !== 'blocked'
    return mayFallBack ? this.#openOne('') : opened
  }

  async #openOne(deviceId: string): Promise<Opened> {
    try {
      const stream = await this.#options.source.getUserMedia({
        audio: {
          ...(deviceId !== '' && { deviceId: { exact: deviceId } }),
          channelCount: 1,
          echoCancellation: true,
          noiseSuppression: true,
          autoGainControl: true,
        },
      })
      const [track] = stream.getAudioTracks()
      return track ? { ok: true, track } : { ok: false, why: 'failed' }
    } catch (error) {
      return { ok: false, why: troubleOf(error) }
    }
  }

  /** A pulled plug ends the track on most systems; on Linux it may only vanish from the list. */
  #watch(track: MediaStreamTrack): void {
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
    this.#stopWatching = () => {
      track.removeEventListener('ended', exchange)
      stopListening()
    }
  }

  #letGo(): void {
    this.#stopWatching?.()
    this.#stopWatching = null
    this.#track?.stop()
    this.#track = null
  }

  #show(state: MicrophoneState, track: MediaStreamTrack | null): void {
    this.#state = state
    this.#track = track
    this.#options.onChange(state, track)
  }
}

function idOf(track: MediaStreamTrack): string {
  return plainDeviceId(track.getSettings().deviceId ?? '')
}

type Opened =
  | { readonly ok: true; readonly track: MediaStreamTrack }
  | { readonly ok: false; readonly why: MicrophoneTrouble }

/** The names of `getUserMedia`'s errors (Media Capture and Streams, 10.2). */
function troubleOf(error: unknown): MicrophoneTrouble {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'blocked'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    default:
      return 'failed'
  }
}
