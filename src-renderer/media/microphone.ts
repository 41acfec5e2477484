import type { NoiseSuppression } from '#shared/ipc/sound-settings.ts'
import { type DeviceWatch, plainDeviceId } from './devices.ts'
import type { MicrophoneState, MicrophoneTrouble } from './media-port.ts'
import { openDevice } from './open-device.ts'
import type { CleanVoice, VoiceFilter } from './voice-filter.ts'

export interface MicrophoneOptions {
  readonly source: MediaDevices
  readonly devices: DeviceWatch
  /** Asked whenever one is opened. */
  readonly noiseSuppression: () => NoiseSuppression
  /** For `rnnoise`. Where it fails, the browser's own reduction takes its place. */
  readonly filter: VoiceFilter
  /** Told on every change; what is heard is null while none is open. */
  readonly onChange: (state: MicrophoneState, heard: Heard | null) => void
  /** Why the filter failed. */
  readonly onTrouble: (error: unknown) => void
}

/** One and the same track where nothing is filtered here. */
export interface Heard {
  /** To send and to measure. */
  readonly voice: MediaStreamTrack
  /** What the device itself gives, with all the noise of the room. */
  readonly device: MediaStreamTrack
}

interface Wanted {
  readonly deviceId: string
  /** The label of the one that was unplugged. */
  readonly replaces?: string
  readonly filterFailed?: true
}

/** What is open. */
interface Open {
  readonly track: MediaStreamTrack
  readonly clean: CleanVoice | null
  readonly suppressesNoise: boolean
  readonly stopWatching: () => void
}

/** One microphone for one call: open only between `open` and `close`, and exchanged when it is unplugged. [D4] */
export class Microphone {
  readonly #options: MicrophoneOptions
  #state: MicrophoneState = { status: 'closed' }
  #open: Open | null = null
  /** Counts the asks, so that a late answer to an older one is let go. */
  #asks = 0
  /** One at a time: two that open together would share the processing of the first. */
  #turn: Promise<void> = Promise.resolve()

  constructor(options: MicrophoneOptions) {
    this.#options = options
  }

  /**
   * Opens this one, or the default where it is gone. The one before is let go only when the new one is there, unless
   * the browser has to treat its noise otherwise now.
   */
  open(deviceId: string): Promise<void> {
    return this.#want({ deviceId })
  }

  close(): void {
    this.#asks += 1
    this.#letGo()
    if (this.#state.status !== 'closed') this.#show({ status: 'closed' })
  }

  async #want(wanted: Wanted): Promise<void> {
    const ask = ++this.#asks
    if (!this.#open) this.#show({ status: 'opening' })
    const turn = this.#turn.then(() => this.#openNow(ask, wanted))
    // Who asked is told of a failure; the next one does not wait for it in vain.
    this.#turn = turn.catch(() => undefined)
    await turn
  }

  async #openNow(ask: number, wanted: Wanted): Promise<void> {
    const isStale = () => ask !== this.#asks
    if (isStale()) return
    const noise = wanted.filterFailed === true ? 'browser' : this.#options.noiseSuppression()
    const suppressesNoise = noise === 'browser'
    this.#letGoUnless(suppressesNoise)
    const opened = await openDevice(this.#options.source, { deviceId: wanted.deviceId, suppressesNoise })
    if (!opened.ok) return isStale() ? undefined : this.#giveUp(opened.why)
    const { track } = opened
    const clean = noise === 'rnnoise' && !isStale() ? await this.#clean(track) : null
    if (clean !== 'failed' && !isStale()) return this.#use({ track, clean, suppressesNoise }, wanted)
    track.stop()
    if (clean !== 'failed') clean?.close()
    if (!isStale()) await this.#openNow(ask, { ...wanted, filterFailed: true })
  }

  #use(opened: Omit<Open, 'stopWatching'>, { replaces, filterFailed }: Wanted): void {
    const { track } = opened
    this.#letGo()
    this.#open = { ...opened, stopWatching: this.#watch(track) }
    this.#show({
      status: 'open',
      deviceId: idOf(track),
      label: track.label,
      ...(replaces !== undefined && { replaces }),
      ...(filterFailed && { filterFailed }),
    })
  }

  #giveUp(why: MicrophoneTrouble): void {
    this.#letGo()
    this.#show({ status: 'unusable', why })
  }

  /** Chromium gives a second track of a device the processing of the first, whatever it is asked for. */
  #letGoUnless(suppressesNoise: boolean): void {
    if (!this.#open || this.#open.suppressesNoise === suppressesNoise) return
    this.#letGo()
    this.#show({ status: 'opening' })
  }

  async #clean(track: MediaStreamTrack): Promise<CleanVoice | 'failed'> {
    const { filter, onTrouble } = this.#options
    try {
      return await filter.clean(track, error => {
        onTrouble(error)
        // Of one that was let go meanwhile nobody waits for sound.
        if (this.#open?.track === track) void this.#want({ deviceId: idOf(track), filterFailed: true })
      })
    } catch (error) {
      onTrouble(error)
      return 'failed'
    }
  }

  /** A pulled plug ends the track on most systems; on Linux it may only vanish from the list. */
  #watch(track: MediaStreamTrack): () => void {
    const { devices } = this.#options
    const deviceId = idOf(track)
    const exchange = () => void this.#want({ deviceId: '', replaces: track.label })
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
    this.#open?.clean?.close()
    this.#open?.track.stop()
    this.#open = null
  }

  #show(state: MicrophoneState): void {
    this.#state = state
    const open = this.#open
    this.#options.onChange(state, open && { voice: open.clean?.track ?? open.track, device: open.track })
  }
}

function idOf(track: MediaStreamTrack): string {
  return plainDeviceId(track.getSettings().deviceId ?? '')
}
