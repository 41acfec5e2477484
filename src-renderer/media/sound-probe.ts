import { CallSound } from './call-sound.ts'
import type { DeviceWatch } from './devices.ts'
import type { Levels, MicrophoneState } from './media-port.ts'
import { Microphone } from './microphone.ts'
import { openSelfCall, type EchoPort, type SelfCall, type SelfCallWay } from './self-call.ts'
import type { VoiceFilter } from './voice-filter.ts'
import type { SoundChoice } from './webrtc-media.ts'

export interface ProbeState {
  readonly microphone: MicrophoneState
  /** Of the call with oneself; a mere listener makes none. */
  readonly link: 'none' | 'connecting' | 'connected' | 'failed'
  /** How it goes; unknown while the platform is asked. */
  readonly way?: SelfCallWay
}

/** The microphone outside of any call, measured, and perhaps sent back to the ear. [D3] */
export interface SoundProbe {
  readonly state: ProbeState
  /** Returns its undo. */
  onState(listener: (state: ProbeState) => void): () => void
  /** `remoteRms` is what came back over the connection. */
  levels(): Levels
  setMicrophone(deviceId: string): Promise<void>
  /** Lets go of microphone, speaker and connection, at once. */
  close(): void
}

/** `loopBack`: a call with oneself, as a call with a customer: to the platform and back, where it has an echo. */
export type OpenProbe = (how: 'listen' | 'loopBack', chosen: SoundChoice) => SoundProbe

export interface ProbeOptions {
  readonly source: MediaDevices
  readonly devices: DeviceWatch
  readonly echo: EchoPort
  readonly filter: VoiceFilter
  /** Noise could not be filtered. */
  readonly onTrouble: (error: unknown) => void
}

/** Opens the chosen microphone at once; what goes wrong is told as a state. */
export function createOpenProbe(options: ProbeOptions): OpenProbe {
  return (how, chosen) => new Probe(options, how === 'loopBack', chosen)
}

class Probe implements SoundProbe {
  readonly #sound = new CallSound()
  readonly #microphone: Microphone
  readonly #loop: SelfCall | null
  readonly #listeners = new Set<(state: ProbeState) => void>()
  #state: ProbeState
  #isClosed = false

  constructor(options: ProbeOptions, isLoop: boolean, chosen: SoundChoice) {
    this.#state = { microphone: { status: 'opening' }, link: isLoop ? 'connecting' : 'none' }
    this.#loop = isLoop
      ? openSelfCall(options.echo, {
          onTrack: track => this.#sound.playRemote(track),
          onWay: way => this.#show({ way }),
          onLink: link => this.#show({ link }),
        })
      : null
    this.#microphone = new Microphone({
      ...options,
      noiseSuppression: () => chosen.noiseSuppression,
      onChange: (microphone, heard) => {
        this.#sound.measureLocal(heard)
        this.#loop?.send(heard?.voice ?? null).catch(() => this.#show({ link: 'failed' }))
        this.#show({ microphone })
      },
    })
    void this.#microphone.open(chosen.microphoneId)
    if (isLoop) this.#sound.playOn(chosen.speakerId).catch(() => this.#show({ link: 'failed' }))
  }

  get state(): ProbeState {
    return this.#state
  }

  onState(listener: (state: ProbeState) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  levels(): Levels {
    return this.#sound.levels()
  }

  async setMicrophone(deviceId: string): Promise<void> {
    if (!this.#isClosed) await this.#microphone.open(deviceId)
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#listeners.clear()
    this.#loop?.close()
    this.#microphone.close()
    this.#sound.close()
  }

  #show(change: Partial<ProbeState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener(this.#state)
  }
}
