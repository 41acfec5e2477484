import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallId } from '#shared/domain/ids.ts'
import type { DeringApi } from '#shared/ipc/asks.ts'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { WireRoom } from '#shared/protocol/entities.ts'
import { noLevels, type Levels, type MediaPort } from '../../media/media-port.ts'
import type { PathCounters } from '../../media/path-stats.ts'
import type { Tones } from '../../media/tones.ts'
import { noticesBetween } from './call-notices.ts'
import { CallPicture } from './call-picture.ts'
import { noCalls, type CallNotice, type CallsState, type EndedCall } from './call-state.ts'
import { DeviceChoice } from './device-choice.ts'
import { EndedShown } from './ended-shown.ts'
import { Engagement, type EngagedWith } from './engagement.ts'
import { MediaHold } from './media-hold.ts'
import { NoticeBoard } from './notice-board.ts'
import { RingingCalls } from './ringing-calls.ts'

type CallAsks = Pick<
  DeringApi,
  'answerCall' | 'declineCall' | 'dialCall' | 'hangUpCall' | 'holdMedia' | 'saveSettings' | 'reportError'
>

export interface CallControllerOptions {
  readonly api: CallAsks
  readonly desktop: Pick<StoreApi<DesktopState>, 'getState' | 'subscribe'>
  readonly media: MediaPort
  readonly tones: Tones
  /** Milliseconds since the epoch, by this desktop's clock. */
  readonly now: () => number
  readonly newId: () => string
}

/**
 * Joins what the session says of calls with the sound that this window has of them. The session alone decides how a
 * call stands: an answer or a hang-up is asked for here, and seen when the session changes.
 */
export class CallController {
  readonly store = createStore<CallsState>(() => noCalls)
  readonly devices: DeviceChoice
  readonly #options: CallControllerOptions
  readonly #ringing: RingingCalls
  readonly #hold: MediaHold
  readonly #notices: NoticeBoard
  readonly #ended = new EndedShown(this.store)
  readonly #picture: CallPicture
  readonly #stop: () => void
  #engagement: Engagement | null = null

  constructor(options: CallControllerOptions) {
    this.#options = options
    const { desktop, tones, now } = options
    this.#notices = new NoticeBoard(options.api.reportError)
    this.#ringing = new RingingCalls({
      media: options.media,
      now,
      onPrepared: () => this.#show(),
      onUnusable: (offer, error) => this.#notices.soundUnusable(offer.call.customer, error),
    })
    this.#picture = new CallPicture({
      store: this.store,
      desktop,
      ringing: this.#ringing,
      engaged: () => this.#engagement?.view() ?? null,
      tones,
      now,
    })
    this.#hold = new MediaHold(options.api.holdMedia, message => this.#notices.report(message))
    this.devices = new DeviceChoice({
      api: options.api,
      settings: () => desktop.getState().settings,
      media: () => this.#engagement?.media,
      sample: (ringtone, output) => tones.sample(ringtone, output),
      onRefused: refusal => this.#notices.refused('saveDevice', refusal),
    })
    this.#stop = desktop.subscribe((state, before) => this.#follow(state, before))
    this.#follow(desktop.getState(), null)
  }

  /** Returns its undo. */
  onNotice(listener: (notice: CallNotice) => void): () => void {
    return this.#notices.onNotice(listener)
  }

  /** Takes a ringing call; a second click, or one while another call is on, changes nothing. */
  async answer(callId: CallId, how: 'speaking' | 'listening' = 'speaking'): Promise<void> {
    const call = this.#options.desktop.getState().session?.offers[callId]?.call
    if (this.#engagement || !call) return
    const { roomId, customer } = call
    const engagement = this.#engage({ callId, roomId, customer, intent: 'answering' })
    const media = await this.#ringing.take(callId)
    if (!this.#isCurrent(engagement)) return media?.close()
    if (!media || engagement.isHangingUp) {
      media?.close()
      this.#leave(engagement)
      return engagement.isHangingUp ? this.decline(callId) : undefined
    }
    engagement.carry(media)
    if (how === 'speaking') void media.openMicrophone()
    this.#hold.set(callId)
    const outcome = await this.#options.api.answerCall({ callId, sdp: media.localSdp })
    if (outcome.ok || !this.#isCurrent(engagement)) return
    // Nobody said no: a call that is this window's goes on, and the session tells what becomes of it. [D6]
    if (outcome.refusal.reason === 'offline' && engagement.isOurs) return
    this.#leave(engagement)
    this.#notices.refused('answer', outcome.refusal, customer)
  }

  /** Silences a ringing call here at once; the others go on ringing. [I8] */
  async decline(callId: CallId): Promise<void> {
    this.#ringing.silence(callId)
    this.#show()
    this.#notices.tell('decline', await this.#options.api.declineCall({ callId }))
  }

  /** Stops the ringtone of a call that rings on, or lets it be heard again. */
  hush(callId: CallId, isHushed: boolean): void {
    this.#ringing.hush(callId, isHushed)
    this.#show()
  }

  /** Calls the customer of a room; while another call is on it changes nothing. */
  async dial({ id: roomId, customer }: Pick<WireRoom, 'id' | 'customer'>): Promise<void> {
    if (this.#engagement) return
    const engagement = this.#engage({ callId: null, roomId, customer, intent: 'dialing' })
    const media = await this.#options.media.prepareOutbound().catch((error: unknown) => {
      this.#notices.soundUnusable(customer, error)
      return null
    })
    if (!media || engagement.isHangingUp) {
      media?.close()
      return this.#leave(engagement)
    }
    engagement.carry(media)
    void media.openMicrophone()
    const dialId = this.#options.newId()
    const outcome = await this.#options.api.dialCall({ roomId, dialId, sdp: media.localSdp })
    if (outcome.ok) return this.#named(engagement, outcome.value.call.id)
    this.#leave(engagement)
    if (!engagement.isHangingUp) this.#notices.refused('dial', outcome.refusal, customer)
  }

  /** Ends the call: the sound is off at once, the session says when it is over. */
  async hangUp(): Promise<void> {
    const engagement = this.#engagement
    if (!engagement || engagement.isHangingUp) return
    const { media, callId } = engagement
    engagement.hangUp()
    this.#show()
    // What has not been asked for yet is not: a ring is declined, and a dial hung up as soon as it is named.
    if (callId !== null && media) await this.#askHangUp(callId)
  }

  setMuted(muted: boolean): void {
    this.#engagement?.media?.setMuted(muted)
  }

  toggleMuted(): void {
    const media = this.#engagement?.media
    media?.setMuted(!media.state.muted)
  }

  /** Tries the chosen microphone once more. */
  async reopenMicrophone(): Promise<void> {
    await this.#engagement?.media?.openMicrophone()
  }

  /** Takes the end of a call from the screen. */
  dismissEnded(): void {
    this.#ended.dismiss()
  }

  /** Of the call that is on; zeros without one. */
  levels(): Levels {
    return this.#engagement?.media?.levels() ?? noLevels
  }

  /** What the sound of the call that is on has counted; null without one. */
  async readPath(): Promise<PathCounters | null> {
    return this.#engagement?.media?.readPath() ?? null
  }

  /** Lets go of every call's sound; what becomes of the calls is the main process' business. */
  close(): void {
    this.#stop()
    this.#picture.close()
    this.#ended.close()
    this.#engagement?.close()
    this.#ringing.close()
    this.#options.tones.close()
    this.#notices.close()
  }

  #follow(state: DesktopState, before: DesktopState | null): void {
    const { session, auth, serverAheadMs = 0 } = state
    if (auth.status === 'signedOut') this.#signedOut()
    this.#ringing.follow(Object.values(session?.offers ?? {}), serverAheadMs)
    // Without a session nothing is known of the call, which may well go on. [D6]
    const ended = session ? (this.#engagement?.follow(session, serverAheadMs) ?? null) : null
    if (ended) this.#finish(ended)
    if (before) this.devices.follow(before.settings)
    for (const notice of noticesBetween(before?.session ?? null, session)) this.#notices.put(notice)
    this.#show()
  }

  #engage(call: EngagedWith): Engagement {
    this.dismissEnded()
    this.#engagement = new Engagement({
      ...call,
      now: this.#options.now,
      onChange: () => this.#show(),
      onConnected: () => this.#options.tones.connected(),
      onSoundUnusable: error => this.#notices.soundUnusable(call.customer, error),
      onMicrophoneReplaced: (lost, now) => this.#notices.put({ type: 'microphoneReplaced', lost, now }),
      onNoiseFilterFailed: () => this.#notices.put({ type: 'noiseFilterFailed' }),
      onSpeakerReplaced: lost => this.#notices.put({ type: 'speakerReplaced', lost }),
    })
    this.#show()
    return this.#engagement
  }

  /** Whether it still is the one, after something was waited for. */
  #isCurrent(engagement: Engagement): boolean {
    return engagement === this.#engagement
  }

  /** The platform has named a dialled call; what it told of it meanwhile is caught up with. */
  async #named(engagement: Engagement, callId: CallId): Promise<void> {
    engagement.name(callId)
    this.#hold.set(callId)
    const state = this.#options.desktop.getState()
    this.#follow(state, state)
    if (engagement.isHangingUp) await this.#askHangUp(callId)
  }

  async #askHangUp(callId: CallId): Promise<void> {
    const outcome = await this.#options.api.hangUpCall({ callId })
    if (outcome.ok || this.#engagement?.callId !== callId) return
    this.#leave(this.#engagement)
    // Without a sign-in the platform cannot be told, and the person has been told of that.
    if (this.#options.desktop.getState().auth.status === 'leaving') return
    this.#notices.refused('hangUp', outcome.refusal)
  }

  /** The call did not come about: nothing of it stays here. */
  #leave(engagement: Engagement): void {
    engagement.close()
    if (!this.#isCurrent(engagement)) return
    this.#engagement = null
    this.#hold.set(null)
    if (engagement.callId !== null) this.#ringing.giveBack(engagement.callId)
    this.#show()
  }

  #finish(ended: EndedCall): void {
    this.#engagement = null
    this.#hold.set(null)
    // A ring that stopped while it was being answered is told as a notice.
    if (ended.direction === 'inbound' && ended.talkMs === 0 && ended.withdrawn) return
    this.#options.tones.ended()
    this.#ended.show(ended)
  }

  #signedOut(): void {
    const engagement = this.#engagement
    if (engagement) this.#leave(engagement)
    this.dismissEnded()
  }

  #show(): void {
    this.#picture.show()
  }
}
