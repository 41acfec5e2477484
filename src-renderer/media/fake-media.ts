import {
  type CallMedia,
  initialMediaState,
  type Levels,
  type MediaPort,
  type MediaState,
  type MicrophoneTrouble,
  noLevels,
} from './media-port.ts'
import type { PathCounters } from './path-stats.ts'
import { readRemoteAnswer, readRemoteOffer } from './sdp.ts'

/** What a fake customer hears: nothing at all, silence, or the agent. */
export type Heard = 'nothing' | 'silence' | 'agent'

/** A media port without sound, and the hand that moves it. */
export interface FakeMedia extends MediaPort {
  /** Every call that was prepared, in order, closed ones too. */
  readonly calls: readonly FakeCall[]
  /** Set: opening the microphone fails from now on. */
  microphoneTrouble: MicrophoneTrouble | null
}

const description = (setup: 'actpass' | 'active') =>
  [
    'v=0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111 126',
    'a=fingerprint:sha-256 00:11:22',
    `a=setup:${setup}`,
    'a=rtpmap:111 opus/48000/2',
    'a=rtpmap:126 telephone-event/8000',
    '',
  ].join('\r\n')

const voiceRms = 0.3
const packetsPerSecond = 50
const noPackets: PathCounters = {
  received: 0,
  lost: 0,
  bufferSeconds: 0,
  emitted: 0,
  jitterMs: 0,
  roundTripMs: null,
}
const agentHz = 440
const customerHz = 1_000

export function createFakeMedia(): FakeMedia {
  const calls: FakeCall[] = []
  const media: FakeMedia = {
    calls,
    microphoneTrouble: null,
    async prepareInbound(offer) {
      readRemoteOffer(offer)
      return prepare('active')
    },
    async prepareOutbound() {
      return prepare('actpass')
    },
  }
  function prepare(setup: 'actpass' | 'active') {
    const call = new FakeCall(description(setup), () => media.microphoneTrouble)
    calls.push(call)
    return call
  }
  return media
}

/** One call without sound; what happens to its path is told by `link` and `customerSpeaks`. */
export class FakeCall implements CallMedia {
  readonly localSdp: string
  readonly #trouble: () => MicrophoneTrouble | null
  readonly #listeners = new Set<(state: MediaState) => void>()
  #state = initialMediaState
  #hasRemote: boolean
  speakerId = ''
  /** Of what the customer says, 0 to 1. */
  lossShare = 0
  #counters: PathCounters = noPackets
  customerSpeaks = true
  #isMicrophoneSilent = false

  constructor(localSdp: string, trouble: () => MicrophoneTrouble | null) {
    this.localSdp = localSdp
    this.#trouble = trouble
    this.#hasRemote = localSdp.includes('a=setup:active')
  }

  get state(): MediaState {
    return this.#state
  }

  get isClosed(): boolean {
    return this.#state.link.status === 'closed'
  }

  get heard(): Heard {
    const { sending, muted, microphone, link } = this.#state
    if (!sending || link.status !== 'connected') return 'nothing'
    return microphone.status === 'open' && !muted ? 'agent' : 'silence'
  }

  onState(listener: (state: MediaState) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  async connect(): Promise<void> {
    if (!this.#hasRemote || this.#state.link.status !== 'prepared') return
    this.show({ link: { status: 'connecting' } })
    await Promise.resolve()
    this.show({ link: { status: 'connected', hearing: true } })
  }

  async applyRemote(answer: string): Promise<void> {
    if (this.isClosed || this.#hasRemote) return
    readRemoteAnswer(answer, this.localSdp)
    this.#hasRemote = true
    await this.connect()
  }

  async openMicrophone(): Promise<void> {
    await this.setMicrophone('default-microphone')
  }

  async setMicrophone(deviceId: string): Promise<void> {
    this.show({ microphone: { status: 'opening' } })
    await Promise.resolve()
    const why = this.#trouble()
    this.show({
      microphone: why
        ? { status: 'unusable', why }
        : { status: 'open', deviceId, label: deviceId === '' ? 'Built-in microphone' : deviceId },
    })
  }

  async startSending(): Promise<void> {
    this.show({ sending: true })
  }

  setMuted(muted: boolean): void {
    this.show({ muted })
  }

  async setSpeaker(deviceId: string): Promise<void> {
    this.speakerId = deviceId
    this.show({ speaker: { deviceId } })
  }

  /** One second of packets further with every reading, on a line of which a test says how bad it is. */
  async readPath(): Promise<PathCounters | null> {
    if (this.isClosed || this.#state.link.status !== 'connected') return null
    const lost = Math.round(packetsPerSecond * this.lossShare)
    this.#counters = {
      received: this.#counters.received + packetsPerSecond - lost,
      lost: this.#counters.lost + lost,
      bufferSeconds: this.#counters.bufferSeconds + packetsPerSecond * 0.03,
      emitted: this.#counters.emitted + packetsPerSecond,
      jitterMs: 4,
      roundTripMs: 60,
    }
    return this.#counters
  }

  levels(): Levels {
    if (this.isClosed || this.#state.link.status !== 'connected') return noLevels
    const remoteRms = this.customerSpeaks ? voiceRms : 0
    const localRms = this.#state.microphone.status === 'open' && !this.#isMicrophoneSilent ? voiceRms : 0
    return {
      localRms,
      deviceRms: localRms,
      remoteRms,
      remotePeakHz: remoteRms > 0 ? customerHz : 0,
    }
  }

  /** The microphone hears nothing at all any more. */
  fallSilent(): void {
    this.#isMicrophoneSilent = true
  }

  /** What the customer would measure. */
  customerLevels(): { rms: number; peakHz: number } {
    return this.heard === 'agent' ? { rms: voiceRms, peakHz: agentHz } : { rms: 0, peakHz: 0 }
  }

  close(): void {
    if (this.isClosed) return
    this.show({ link: { status: 'closed' }, microphone: { status: 'closed' }, sending: false })
    this.#listeners.clear()
  }

  /** Makes something happen to the call; a closed one stays as it is. */
  show(change: Partial<MediaState>): void {
    if (this.isClosed) return
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener(this.#state)
  }
}
