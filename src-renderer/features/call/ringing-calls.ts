import type { CallId } from '#shared/domain/ids.ts'
import { defaultPolicy } from '#shared/domain/policy.ts'
import type { WireOffer } from '#shared/protocol/entities.ts'
import type { CallMedia, MediaPort } from '../../media/media-port.ts'
import type { Preparation, Ringing } from './call-state.ts'

/** More calls than this ring at once only in theory, and each prepared one holds a socket. */
const preparedCap = 3

interface Entry {
  readonly offer: WireOffer
  readonly lastsMs: number
  /** How far the platform's clock was ahead when the moments below were reckoned. */
  clockAheadMs: number
  endsAt: number
  /** When it falls silent without a word from anybody; a clock that is off cannot bring it forward. */
  silentAt: number
  /** Set once preparing has begun. */
  media?: Promise<CallMedia | null>
  preparation: Preparation
  /** Silent here, whatever becomes of it: the agent is answering it, or has declined it. */
  quiet: 'taken' | 'declined' | null
  /** It rings on without a sound: the person wants to see it, and not to hear it. */
  isHushed: boolean
}

export interface RingingCallsOptions {
  readonly media: Pick<MediaPort, 'prepareInbound'>
  readonly now: () => number
  /** A preparation has come to its end. */
  readonly onPrepared: () => void
  readonly onUnusable: (offer: WireOffer, error: unknown) => void
}

/** The calls that ring at this window, and the sound prepared for them, so that answering is instant. */
export class RingingCalls {
  readonly #options: RingingCallsOptions
  readonly #entries = new Map<CallId, Entry>()

  constructor(options: RingingCallsOptions) {
    this.#options = options
  }

  /** What rings aloud, the oldest first. */
  list(): readonly Ringing[] {
    const now = this.#options.now()
    return this.#audible(now).map(({ offer, preparation, endsAt, lastsMs, isHushed }) => ({
      callId: offer.call.id,
      preparation,
      isHushed,
      via: offer.via,
      endsAt,
      lastsMs,
    }))
  }

  /** When the next ring must stop by itself; undefined when none rings. */
  nextEnd(): number | undefined {
    const ends = this.#audible(this.#options.now()).map(entry => entry.silentAt)
    return ends.length === 0 ? undefined : Math.min(...ends)
  }

  /**
   * Follows the session's offers: prepares new ones, lets go of those that are withdrawn.
   *
   * @param clockAheadMs how far the platform's clock is ahead of this desktop's
   */
  follow(offers: readonly WireOffer[], clockAheadMs: number): void {
    const offered = new Set(offers.map(offer => offer.call.id))
    for (const callId of this.#entries.keys()) if (!offered.has(callId)) this.#drop(callId)
    for (const offer of offers) {
      const known = this.#entries.get(offer.call.id)
      if (known) keepWithClock(known, clockAheadMs)
      else this.#entries.set(offer.call.id, this.#entryOf(offer, clockAheadMs))
    }
    this.#prepareFirst()
  }

  /**
   * Gives the prepared sound away, preparing it now where it was not, and rings no more; null when there is none to
   * give: the call is gone, or its sound cannot be set up.
   */
  async take(callId: CallId): Promise<CallMedia | null> {
    const entry = this.#entries.get(callId)
    if (!entry) return null
    entry.quiet = 'taken'
    const media = await this.#prepare(entry)
    // Withdrawn meanwhile: letting go of it is on its way.
    if (this.#entries.get(callId) !== entry) return null
    entry.media = undefined
    entry.preparation = 'unprepared'
    return media
  }

  /** Taking it did not succeed: it rings again, if it still is offered. */
  giveBack(callId: CallId): void {
    const entry = this.#entries.get(callId)
    if (entry?.quiet !== 'taken') return
    entry.quiet = null
    this.#prepareFirst()
  }

  /** Rings no more, though the platform may still offer it. */
  silence(callId: CallId): void {
    const entry = this.#entries.get(callId)
    if (!entry) return
    entry.quiet = 'declined'
    this.#letGo(entry)
  }

  /** Is not heard; all else of it goes on. */
  hush(callId: CallId, isHushed: boolean): void {
    const entry = this.#entries.get(callId)
    if (entry) entry.isHushed = isHushed
  }

  close(): void {
    for (const callId of this.#entries.keys()) this.#drop(callId)
  }

  #audible(now: number): Entry[] {
    return [...this.#entries.values()]
      .filter(entry => entry.quiet === null && entry.silentAt > now)
      .sort((a, b) => a.offer.call.offeredAt.localeCompare(b.offer.call.offeredAt))
  }

  #entryOf(offer: WireOffer, clockAheadMs: number): Entry {
    const until = Date.parse(offer.ringUntil)
    // The two times come from two clocks; no ring is meant to be shorter than the shortest. [A8]
    const lastsMs = Math.max(defaultPolicy.ringMsRange.min, until - Date.parse(offer.call.offeredAt))
    const now = this.#options.now()
    const leftMs = until - (now + clockAheadMs)
    const isPlausible = leftMs > 0 && leftMs <= lastsMs
    return {
      offer,
      lastsMs,
      clockAheadMs,
      endsAt: now + (isPlausible ? leftMs : lastsMs),
      silentAt: now + lastsMs,
      preparation: 'unprepared',
      quiet: null,
      isHushed: false,
    }
  }

  #prepareFirst(): void {
    const waiting = this.#audible(this.#options.now()).slice(0, preparedCap)
    for (const entry of waiting) if (entry.preparation === 'unprepared') void this.#prepare(entry)
  }

  #prepare(entry: Entry): Promise<CallMedia | null> {
    entry.preparation = entry.media ? entry.preparation : 'preparing'
    entry.media ??= this.#options.media.prepareInbound(entry.offer.sdp).then(
      media => {
        entry.preparation = 'ready'
        this.#options.onPrepared()
        return media
      },
      (error: unknown) => {
        entry.preparation = 'unusable'
        this.#options.onUnusable(entry.offer, error)
        this.#options.onPrepared()
        return null
      },
    )
    return entry.media
  }

  #drop(callId: CallId): void {
    const entry = this.#entries.get(callId)
    this.#entries.delete(callId)
    if (entry) this.#letGo(entry)
  }

  #letGo(entry: Entry): void {
    void entry.media?.then(media => media?.close())
    entry.media = undefined
  }
}

/** This desktop's clock was set while it rings: the ring ends when it would have, and is not cut short by that. [D2] */
function keepWithClock(entry: Entry, clockAheadMs: number): void {
  const setByMs = entry.clockAheadMs - clockAheadMs
  entry.clockAheadMs = clockAheadMs
  entry.endsAt += setByMs
  entry.silentAt += setByMs
}
