import { CallSound } from './call-sound.ts'
import { watchLink, type LinkWatch } from './link-watch.ts'
import { type CallMedia, initialMediaState, type Levels, type MediaState, noLevels } from './media-port.ts'
import { type Heard, Microphone } from './microphone.ts'
import { type PathCounters, readPath } from './path-stats.ts'
import { Speaker } from './speaker.ts'
import { readRemoteAnswer } from './sdp.ts'
import type { WebrtcMediaOptions } from './webrtc-media.ts'

interface CallOptions extends WebrtcMediaOptions {
  /** Every microphone track that was ever opened goes in. */
  readonly captured: Set<MediaStreamTrack>
  readonly pc: RTCPeerConnection
  readonly transceiver: RTCRtpTransceiver
  readonly localSdp: string
  /** The customer's candidates, to be used once the call is answered. */
  readonly held: readonly RTCIceCandidateInit[]
}

/** One call over one peer connection. */
export class WebrtcCall implements CallMedia {
  readonly localSdp: string
  readonly #options: CallOptions
  readonly #sound = new CallSound()
  readonly #microphone: Microphone
  readonly #speaker: Speaker
  readonly #listeners = new Set<(state: MediaState) => void>()
  #link: LinkWatch | null = null
  #state = initialMediaState
  /** What is sent: a copy of the voice's track, so that muting does not silence the meter. */
  #voice: MediaStreamTrack | null = null

  constructor(options: CallOptions) {
    this.#options = options
    this.localSdp = options.localSdp
    this.#microphone = new Microphone({
      ...options,
      noiseSuppression: () => options.chosen().noiseSuppression,
      onChange: (microphone, heard) => {
        this.#show({ microphone })
        this.#useVoice(heard)
      },
    })
    this.#speaker = new Speaker({
      devices: options.devices,
      play: deviceId => this.#sound.playOn(deviceId),
      onChange: speaker => this.#show({ speaker }),
      onTrouble: options.onTrouble,
    })
  }

  get state(): MediaState {
    return this.#state
  }

  onState(listener: (state: MediaState) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  async connect(): Promise<void> {
    if (this.#link || this.#isClosed) return
    const { pc, transceiver, held, chosen } = this.#options
    this.#link = watchLink(pc, {
      onLink: link => this.#show({ link }),
      onHeard: () => this.#show({ heardCustomer: true }),
    })
    this.#show({ link: { status: 'connecting' } })
    this.#sound.playRemote(transceiver.receiver.track)
    await Promise.all([
      this.#speaker.use(chosen().speakerId),
      ...held.map(candidate => pc.addIceCandidate(candidate)),
    ])
  }

  async applyRemote(answer: string): Promise<void> {
    const { pc, localSdp } = this.#options
    if (this.#isClosed || pc.signalingState !== 'have-local-offer') return
    await pc.setRemoteDescription({ type: 'answer', sdp: readRemoteAnswer(answer, localSdp) })
    await this.connect()
  }

  async openMicrophone(): Promise<void> {
    if (this.#isClosed) return
    await this.#microphone.open(this.#options.chosen().microphoneId)
  }

  async startSending(): Promise<void> {
    if (this.#state.sending || this.#isClosed) return
    this.#show({ sending: true })
    this.#link?.expectSound()
    await this.#send()
  }

  setMuted(muted: boolean): void {
    if (this.#isClosed) return
    if (this.#voice) this.#voice.enabled = !muted
    this.#show({ muted })
  }

  async setMicrophone(deviceId: string): Promise<void> {
    if (this.#isClosed) return
    await this.#microphone.open(deviceId)
  }

  async setSpeaker(deviceId: string): Promise<void> {
    if (this.#isClosed) return
    await this.#speaker.use(deviceId)
  }

  async readPath(): Promise<PathCounters | null> {
    return this.#isClosed ? null : readPath(this.#options.pc)
  }

  levels(): Levels {
    return this.#isClosed ? noLevels : this.#sound.levels()
  }

  close(): void {
    if (this.#isClosed) return
    this.#microphone.close()
    this.#speaker.close()
    this.#link?.stop()
    this.#sound.close()
    this.#options.pc.close()
    this.#show({ link: { status: 'closed' }, sending: false })
    this.#listeners.clear()
  }

  get #isClosed(): boolean {
    return this.#state.link.status === 'closed'
  }

  #useVoice(heard: Heard | null): void {
    this.#voice?.stop()
    this.#voice = heard?.voice.clone() ?? null
    for (const opened of [heard?.device, heard?.voice, this.#voice]) {
      if (opened) this.#options.captured.add(opened)
    }
    if (this.#voice) this.#voice.enabled = !this.#state.muted
    this.#sound.measureLocal(heard)
    // A sender whose connection was closed meanwhile has nobody left to send to.
    if (this.#state.sending) this.#send().catch(() => undefined)
  }

  async #send(): Promise<void> {
    await this.#options.transceiver.sender.replaceTrack(this.#voice ?? this.#sound.silentTrack())
  }

  #show(change: Partial<MediaState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener(this.#state)
  }
}
