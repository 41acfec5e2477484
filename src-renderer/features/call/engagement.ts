import { assertNever } from '#shared/domain/assert-never.ts'
import type { CallId, RoomId } from '#shared/domain/ids.ts'
import type { WireCustomer } from '#shared/protocol/entities.ts'
import { isGiven } from '#shared/session/given-call.ts'
import type { Session } from '#shared/session/session.ts'
import { type CallMedia, initialMediaState } from '../../media/media-port.ts'
import type { EndedCall, Engaged, Intent } from './call-state.ts'

export interface EngagedWith {
  readonly callId: CallId | null
  readonly roomId?: RoomId
  readonly customer: WireCustomer
  readonly intent: 'answering' | 'dialing'
}

export interface EngagementOptions extends EngagedWith {
  readonly now: () => number
  readonly onChange: () => void
  /** Both sides can speak. */
  readonly onConnected: () => void
  /** What the sound was given cannot be used; the call goes on without it until somebody hangs up. */
  readonly onSoundUnusable: (error: unknown) => void
  /** [D4] */
  readonly onMicrophoneReplaced: (lost: string, now: string) => void
  /** The browser's own reduction of noise has taken its place. */
  readonly onNoiseFilterFailed: () => void
  /** The customer is heard on the system's default now. [D4] */
  readonly onSpeakerReplaced: (lost: string) => void
}

/** What a clock must have been set by to matter, in milliseconds. */
const noticedStrayMs = 500

/**
 * How long an answer waits for the platform's word before it goes to the customer all the same, in milliseconds: with
 * the link just lost no word may come, and whoever else was given the call has reached the customer by then.
 */
export const unheardMs = 1_500

/** The call that this window takes part in, from the click until the session says that it is over. */
export class Engagement {
  readonly #options: EngagementOptions
  #callId: CallId | null
  #intent: Intent
  #media: CallMedia | null = null
  #connectedAt: number | null = null
  /** How far the platform's clock was ahead when the session was last followed; null before. */
  #clockAheadMs: number | null = null
  #appliedSdp = false
  #isGiven = false
  #isReaching = false
  #reachesAlone: ReturnType<typeof setTimeout> | undefined
  /** The session has shown it: when it shows it no longer, it is over. */
  #wasSeen: boolean

  constructor(options: EngagementOptions) {
    this.#options = options
    this.#callId = options.callId
    this.#intent = options.intent
    this.#wasSeen = options.callId !== null
  }

  get callId(): CallId | null {
    return this.#callId
  }

  get media(): CallMedia | null {
    return this.#media
  }

  get isHangingUp(): boolean {
    return this.#intent === 'hangingUp'
  }

  /** The platform gave it to this window, or the customer is heard. */
  get isOurs(): boolean {
    return this.#isGiven || this.#intent === 'talking'
  }

  /** Whose call it is, as far as it never changes. */
  get facts(): Pick<Engaged, 'roomId' | 'customer' | 'direction'> {
    const { roomId, customer, intent } = this.#options
    const direction = intent === 'answering' ? 'inbound' : 'outbound'
    return { ...(roomId !== undefined && { roomId }), customer, direction }
  }

  view(): Engaged {
    return {
      ...this.facts,
      callId: this.#callId,
      intent: this.#intent,
      connectedAt: this.#connectedAt,
      sound: this.#media?.state ?? initialMediaState,
    }
  }

  /** Takes the sound over; one that comes after the hang-up is let go. */
  carry(media: CallMedia): void {
    if (this.isHangingUp) return media.close()
    this.#media = media
    if (this.#intent === 'answering') this.#reachesAlone = setTimeout(() => this.#reach(), unheardMs)
    let before = media.state.microphone
    let speakerBefore = media.state.speaker
    media.onState(({ microphone, speaker, heardCustomer }) => {
      // The platform's word on it may be lost with the link; the customer's voice says the same.
      if (heardCustomer && this.#intent === 'answering') this.#talk()
      const isNew = microphone !== before
      before = microphone
      if (isNew && microphone.status === 'open') {
        if (microphone.replaces !== undefined) {
          this.#options.onMicrophoneReplaced(microphone.replaces, microphone.label)
        }
        if (microphone.filterFailed) this.#options.onNoiseFilterFailed()
      }
      if (speaker !== speakerBefore && speaker.replaces !== undefined) {
        this.#options.onSpeakerReplaced(speaker.replaces)
      }
      speakerBefore = speaker
      this.#options.onChange()
    })
  }

  /** The platform has named the dialled call. */
  name(callId: CallId): void {
    this.#callId = callId
  }

  hangUp(): void {
    this.#intent = 'hangingUp'
    clearTimeout(this.#reachesAlone)
    this.#media?.close()
  }

  /**
   * Acts on what the session says of the call.
   *
   * @param clockAheadMs how far the platform's clock is ahead of this desktop's
   * @returns how it ended, once it has
   */
  follow(session: Session, clockAheadMs: number): EndedCall | null {
    this.#keepWithClock(clockAheadMs)
    const callId = this.#callId
    if (callId === null) return null
    this.#isGiven = isGiven(session, callId)
    if (this.#intent === 'answering' && this.#isGiven) this.#reach()
    const call = session.calls[callId]
    if (!call) return this.#isStillOffered(session, callId) ? null : this.#endedIn(session, callId)
    this.#wasSeen = true
    if (this.isHangingUp) return null
    this.#applyRemote(session.remoteSdps[callId])
    switch (call.state) {
      case 'connected':
        this.#talk()
        return null
      case 'offered':
      case 'dialing':
      case 'ringing':
      case 'ended':
        return null
      default:
        return assertNever(call.state)
    }
  }

  /** Lets go of the sound. @returns how long both sides could speak, in milliseconds */
  close(): number {
    clearTimeout(this.#reachesAlone)
    this.#media?.close()
    return this.#connectedAt === null ? 0 : this.#options.now() - this.#connectedAt
  }

  /** This desktop's clock was set: the time of the call goes on as it was. */
  #keepWithClock(clockAheadMs: number): void {
    const setByMs = (this.#clockAheadMs ?? clockAheadMs) - clockAheadMs
    // Each hello finds another delay of the network, by which no time on the screen should hop.
    if (this.#clockAheadMs !== null && Math.abs(setByMs) < noticedStrayMs) return
    this.#clockAheadMs = clockAheadMs
    if (this.#connectedAt !== null) this.#connectedAt += setByMs
  }

  #isStillOffered(session: Session, callId: CallId): boolean {
    return callId in session.offers
  }

  #endedIn(session: Session, callId: CallId): EndedCall | null {
    const call = session.ended.find(other => other.id === callId)
    const withdrawn = session.withdrawals.find(other => other.call.id === callId)
    // A dial that was just named may be ahead of the session.
    if (!call && !withdrawn && !this.#wasSeen) return null
    return {
      ...this.facts,
      call: call ?? withdrawn?.call ?? null,
      ...(withdrawn && { withdrawn }),
      talkMs: this.close(),
    }
  }

  /**
   * [I5] Starts the way to the customer. Two agents who answer at once hold the same offer, and the customer's side takes
   * the first of them who comes by: whoever is not given the call must not come.
   */
  #reach(): void {
    if (this.#isReaching || !this.#media) return
    this.#isReaching = true
    clearTimeout(this.#reachesAlone)
    this.#media.connect().catch(this.#options.onSoundUnusable)
  }

  #applyRemote(sdp: string | undefined): void {
    if (sdp === undefined || this.#appliedSdp || !this.#media) return
    this.#appliedSdp = true
    this.#media.applyRemote(sdp).catch(this.#options.onSoundUnusable)
  }

  #talk(): void {
    if (this.#intent === 'talking' || !this.#media) return
    this.#intent = 'talking'
    this.#connectedAt = this.#options.now()
    this.#media.startSending().catch(this.#options.onSoundUnusable)
    this.#options.onConnected()
    this.#options.onChange()
  }
}
