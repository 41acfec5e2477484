import type { PathCounters } from './path-stats.ts'

/** What carries the sound of calls. The real one is `webrtc-media.ts`; `fake-media.ts` keeps the same contract. */
export interface MediaPort {
  /**
   * Makes the answer to a customer's offer while it still rings, so that answering is instant. Opens no microphone.
   * Rejects with `SdpError` when the offer cannot carry a call.
   */
  prepareInbound(offer: string): Promise<CallMedia>
  /** Makes the offer of an outbound call. Opens no microphone. */
  prepareOutbound(): Promise<CallMedia>
}

/** The sound of one call. Everything may be called in any order, more than once, and after `close`. */
export interface CallMedia {
  /** The answer or the offer, as Meta takes it. */
  readonly localSdp: string
  /** Starts the way to the customer; called once an answered call is this desktop's, so that it is ready when accepted. */
  connect(): Promise<void>
  /** Applies the customer's answer to a dial, and connects; a second one changes nothing. Rejects with `SdpError`. */
  applyRemote(answer: string): Promise<void>
  /** Opens the chosen microphone; nothing is sent yet. Never rejects: trouble is told as a state. */
  openMicrophone(): Promise<void>
  /** Sends, once the call is accepted and not before: the microphone, or silence while none is open. */
  startSending(): Promise<void>
  setMuted(muted: boolean): void
  /** Empty: the system's default. An open microphone is exchanged without a gap in the call. */
  setMicrophone(deviceId: string): Promise<void>
  /** Empty: the system's default. Falls back to it when the device is gone. */
  setSpeaker(deviceId: string): Promise<void>
  readonly state: MediaState
  /** Returns its undo. */
  onState(listener: (state: MediaState) => void): () => void
  /** What the way to the customer has counted so far; null while nothing came. */
  readPath(): Promise<PathCounters | null>
  /** Measured at this moment; zeros while there is nothing to measure. */
  levels(): Levels
  /** Lets go of the microphone and the connection, at once. */
  close(): void
}

/** How the way to the customer stands. */
export type MediaLink =
  /** Described, nothing sent. */
  | { readonly status: 'prepared' }
  | { readonly status: 'connecting' }
  /** `hearing` is false when nothing has come from the customer for `silenceMs`. */
  | { readonly status: 'connected'; readonly hearing: boolean }
  /** Lost for the moment; it may come back by itself. */
  | { readonly status: 'reconnecting' }
  /** It will not come back: WhatsApp cannot be asked for another way within a call. */
  | { readonly status: 'failed'; readonly why: 'no_path' | 'no_secure_channel' }
  | { readonly status: 'closed' }

/** Why no microphone could be opened: refused by the system or a policy, none there, or held by another program. */
export type MicrophoneTrouble = 'blocked' | 'missing' | 'busy' | 'failed'

export type MicrophoneState =
  | { readonly status: 'closed' }
  | { readonly status: 'opening' }
  | {
      readonly status: 'open'
      readonly deviceId: string
      readonly label: string
      /** The one that was unplugged. [D4] */
      readonly replaces?: string
      /** RNNoise was chosen and does not run: the browser's own reduction does. */
      readonly filterFailed?: true
    }
  | { readonly status: 'unusable'; readonly why: MicrophoneTrouble }

/** Where the customer is heard; `replaces` names the device that was unplugged. [D4] */
export interface SpeakerState {
  /** Empty: the system's default. */
  readonly deviceId: string
  readonly replaces?: string
}

export interface MediaState {
  readonly link: MediaLink
  readonly microphone: MicrophoneState
  readonly speaker: SpeakerState
  readonly sending: boolean
  readonly muted: boolean
  /** Sound has come from the customer. On an inbound call WhatsApp lets it through only once it took the answer. */
  readonly heardCustomer: boolean
}

export interface Levels {
  /** Root mean square of what this side says, 0 to 1; measured before muting. */
  readonly localRms: number
  /** Of what the microphone itself hears: a filter may leave nothing of an empty room, a working device never does. */
  readonly deviceRms: number
  /** Of what the customer says. */
  readonly remoteRms: number
  /** The loudest frequency of what the customer says, in hertz; 0 in silence. */
  readonly remotePeakHz: number
}

export const noLevels: Levels = { localRms: 0, deviceRms: 0, remoteRms: 0, remotePeakHz: 0 }

export const initialMediaState: MediaState = {
  link: { status: 'prepared' },
  microphone: { status: 'closed' },
  speaker: { deviceId: '' },
  sending: false,
  muted: false,
  heardCustomer: false,
}

/** So long without a byte from the customer counts as "no sound", in milliseconds. */
export const silenceMs = 5_000
