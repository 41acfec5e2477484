import { createLevelMeter, type Reading } from './level-meter.ts'
import type { Levels } from './media-port.ts'
import type { Heard } from './microphone.ts'

/** What one call plays and measures; its audio context lives from the first use until `close`. */
export class CallSound {
  readonly #element = new Audio()
  #context: AudioContext | null = null
  #silent: MediaStreamTrack | null = null
  #local: (() => Reading) | null = null
  #device: (() => Reading) | null = null
  #remote: (() => Reading) | null = null

  /** Plays the customer. The stream must play for its samples to be measured too. */
  playRemote(track: MediaStreamTrack): void {
    const stream = new MediaStream([track])
    this.#element.autoplay = true
    this.#element.srcObject = stream
    this.#remote = createLevelMeter(this.#open(), stream)
  }

  /** Measures the microphone, or nothing. */
  measureLocal(heard: Heard | null): void {
    this.#local = heard && this.#measure(heard.voice)
    this.#device = heard && heard.device !== heard.voice ? this.#measure(heard.device) : this.#local
  }

  /** Empty: the system's default. Rejects when the device is gone. */
  async playOn(deviceId: string): Promise<void> {
    await this.#element.setSinkId(deviceId)
  }

  /** A track of silence: WhatsApp ends a call whose business side sends nothing at all. */
  silentTrack(): MediaStreamTrack | null {
    if (!this.#silent) {
      const context = this.#open()
      const destination = context.createMediaStreamDestination()
      const source = context.createConstantSource()
      source.offset.value = 0
      source.connect(destination)
      source.start()
      this.#silent = destination.stream.getAudioTracks()[0] ?? null
    }
    return this.#silent
  }

  levels(): Levels {
    const remote = this.#remote?.()
    return {
      localRms: this.#local?.().rms ?? 0,
      deviceRms: this.#device?.().rms ?? 0,
      remoteRms: remote?.rms ?? 0,
      remotePeakHz: remote?.peakHz ?? 0,
    }
  }

  close(): void {
    this.#element.srcObject = null
    this.#silent?.stop()
    this.#local = null
    this.#device = null
    this.#remote = null
    // A context that is closed already has nothing to let go.
    this.#context?.close().catch(() => undefined)
    this.#context = null
  }

  #measure(track: MediaStreamTrack): () => Reading {
    return createLevelMeter(this.#open(), new MediaStream([track]))
  }

  /** Without a sink of its own: it measures, and the element plays. */
  #open(): AudioContext {
    this.#context ??= new AudioContext({ sinkId: { type: 'none' } })
    return this.#context
  }
}
