import { assertNever } from '#shared/domain/assert-never.ts'
import type { CallId } from '#shared/domain/ids.ts'
import type { ParsedEvent, SessionEvent } from '#shared/protocol/events.ts'
import type { Result } from '#shared/protocol/methods.ts'
import { applyEvent, skipEvent } from '#shared/session/apply-event.ts'
import { keptEndings, type Session, sessionFromSnapshot, type Withdrawal } from '#shared/session/session.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logging/logger.ts'
import { endRings, nextRingEnd } from './ring-end.ts'

/** What happened to the session, told after it is true. */
export type SessionChange =
  /** A new session, or the old one told anew from the start. */
  | { readonly kind: 'snapshot'; readonly session: Session; readonly before: Session | null }
  /** The platform has the session as we do, and tells what we missed next. */
  | { readonly kind: 'resumed'; readonly session: Session }
  | {
      readonly kind: 'event'
      readonly session: Session
      readonly before: Session
      readonly event: SessionEvent
    }
  /** An event of a newer platform, or one without meaning here: only its number counts. */
  | { readonly kind: 'skipped'; readonly session: Session; readonly before: Session }
  /** Offers are over without a word from the platform; those whose ring time has passed are among the withdrawals. */
  | { readonly kind: 'ringsEnded'; readonly session: Session; readonly before: Session }
  /** Rings that ended while nothing was heard of them: they are among the withdrawals, and in the log already. */
  | { readonly kind: 'missed'; readonly session: Session; readonly before: Session }
  | { readonly kind: 'cleared'; readonly session: null; readonly before: Session | null }

export interface SessionHostParts {
  readonly clock: Clock
  readonly log: Logger
  readonly onChange: (change: SessionChange) => void
  /** The session cannot go on from what it was told: the connection comes back and asks again. */
  readonly resync: (why: string) => void
}

/** Whether what is known of rings still counts, after a sleep in which anything may have happened to them. */
type RingTrust =
  | { readonly kind: 'sure' }
  | { readonly kind: 'asleep' }
  /** The platform goes on from where we stood; its events up to this number are still to come. */
  | { readonly kind: 'catchingUp'; readonly seq: number; readonly known: ReadonlySet<CallId> }

/** Holds what the agent's screen knows, and folds each event of the platform into it exactly once. [D6] */
export class SessionHost {
  readonly #parts: SessionHostParts
  readonly #answering = new Set<CallId>()
  #held: CallId | null = null
  #session: Session | null = null
  #serverAheadMs = 0
  /** The platform's time at its last hello, and this machine's steady clock then. */
  #hello = { at: 0, steady: 0 }
  #trust: RingTrust = { kind: 'sure' }
  #cancelRingEnd = () => {}

  constructor(parts: SessionHostParts) {
    this.#parts = parts
  }

  get session(): Session | null {
    return this.#session
  }

  /** Calls that are being answered, or whose sound is here: what becomes of them the platform alone decides. */
  get answering(): ReadonlySet<CallId> {
    return this.#held === null ? this.#answering : new Set([...this.#answering, this.#held])
  }

  /** The window has this call's sound, or none any more: a call that may be spoken does not end with its ring time. [D6] */
  holds(callId: CallId | null): void {
    this.#held = callId
    this.endRings()
  }

  /**
   * Whether the platform's word on this ring is fresh. After a sleep none is until it has told everything; after a cut
   * what rang goes on, but what began meanwhile may be over too, and its end is on its way behind it. [D2]
   */
  isRingConfirmed(callId: CallId): boolean {
    switch (this.#trust.kind) {
      case 'sure':
        return true
      case 'asleep':
        return false
      case 'catchingUp':
        return (
          this.#trust.known.has(callId) || (this.#session !== null && this.#session.seq >= this.#trust.seq)
        )
      default:
        return assertNever(this.#trust)
    }
  }

  /** The machine slept or its clock jumped: no ring counts until the platform has told how it stands. */
  doubtRings(): void {
    this.#trust = { kind: 'asleep' }
    this.endRings()
  }

  /** Where a resume would go on. */
  position(): { readonly sessionId: Session['sessionId']; readonly lastSeq: number } | undefined {
    return this.#session ? { sessionId: this.#session.sessionId, lastSeq: this.#session.seq } : undefined
  }

  /** A moment of the platform's clock, by this desktop's. */
  localTime(platformTime: string): number {
    return Date.parse(platformTime) - this.#serverAheadMs
  }

  /**
   * Milliseconds since the epoch by the platform's clock: what its last hello told, and what has passed since by a clock
   * that nobody sets. A wrong wall clock must not end a ring; after a sleep it is behind until the next hello.
   */
  platformNow(): number {
    return this.#hello.at + this.#parts.clock.steady() - this.#hello.steady
  }

  /** The platform has answered a hello. */
  takeHello(hello: Result<'session.hello'>, serverAheadMs: number): void {
    const { clock } = this.#parts
    this.#serverAheadMs = serverAheadMs
    this.#hello = { at: clock.now() + serverAheadMs, steady: clock.steady() }
    const before = this.#session
    this.#trust = { kind: 'catchingUp', seq: hello.seq, known: this.#confirmedRings() }
    if (hello.snapshot) {
      const session = sessionFromSnapshot(hello, hello.snapshot)
      return this.#put({ kind: 'snapshot', session: withMemory(session, before), before })
    }
    if (before && hello.resumed && hello.sessionId === before.sessionId) {
      return this.#put({ kind: 'resumed', session: before })
    }
    this.clear()
    this.#parts.resync('a hello without a snapshot for a session that is not ours')
  }

  /** The platform tells an event. */
  takeEvent(parsed: ParsedEvent): void {
    const before = this.#session
    if (!before) return this.#parts.log.warn('an event without a session')
    if (parsed.kind === 'invalid') {
      // Its effect is unknown, so only a snapshot is true again.
      this.clear()
      return this.#parts.resync(`an event that cannot be read: ${parsed.why}`)
    }
    const applied = parsed.kind === 'event' ? applyEvent(before, parsed.event) : skipEvent(before, parsed.seq)
    if (applied.kind === 'repeated') return
    if (applied.kind === 'gap') {
      return this.#parts.resync(`event ${applied.expected} is missing`)
    }
    const { session } = applied
    if (parsed.kind === 'event') this.#put({ kind: 'event', session, before, event: parsed.event })
    else this.#put({ kind: 'skipped', session, before })
  }

  /** While `work` asks the platform for this call, its ring does not end by itself. */
  async whileAnswering<T>(callId: CallId, work: () => Promise<T>): Promise<T> {
    this.#answering.add(callId)
    try {
      return await work()
    } finally {
      this.#answering.delete(callId)
      this.endRings()
    }
  }

  /** Ends the rings whose time is over; also after a sleep, in which timers stood still. */
  endRings(): void {
    const before = this.#session
    if (!before) return
    const session = endRings(before, this.platformNow(), this.answering)
    if (session === before) this.#watchRings()
    else this.#put({ kind: 'ringsEnded', session, before })
  }

  /** The platform tells no more of them: nothing rings here any longer, but for what is being answered. */
  dropRings(): void {
    const before = this.#session
    if (!before) return
    const answered = Object.values(before.offers).filter(({ call }) => this.answering.has(call.id))
    const offers = Object.fromEntries(answered.map(offer => [offer.call.id, offer]))
    this.#put({ kind: 'ringsEnded', session: { ...before, offers, waiting: {} }, before })
  }

  /** Rings that ended unheard of: told as if they had ended now, since nobody could see it before. [D1] */
  missed(rings: readonly Pick<Withdrawal, 'call' | 'reason'>[]): void {
    const before = this.#session
    if (!before) return
    const at = new Date(this.platformNow()).toISOString()
    const told = new Set(before.withdrawals.map(({ call }) => call.id))
    // Of what rings here still, the platform's own word is on its way.
    const isUnheard = ({ id }: Withdrawal['call']) =>
      !told.has(id) && !(id in before.offers) && !(id in before.waiting)
    const missed = rings.filter(({ call }) => isUnheard(call)).map(ring => ({ ...ring, at }))
    if (missed.length === 0) return
    const withdrawals = [...missed, ...before.withdrawals].slice(0, keptEndings)
    this.#put({ kind: 'missed', session: { ...before, withdrawals }, before })
  }

  /** Signed out, or nothing known is true any more. */
  clear(): void {
    if (this.#session) this.#put({ kind: 'cleared', session: null, before: this.#session })
  }

  #confirmedRings(): ReadonlySet<CallId> {
    // The keys of a session's offers are the ids of their calls.
    const offered = Object.keys(this.#session?.offers ?? {}) as CallId[]
    return new Set(offered.filter(callId => this.isRingConfirmed(callId)))
  }

  #put(change: SessionChange): void {
    this.#session = change.session
    this.#parts.onChange(change)
    this.#watchRings()
  }

  #watchRings(): void {
    this.#cancelRingEnd()
    const end = this.#session ? nextRingEnd(this.#session, this.answering) : undefined
    if (end === undefined) return
    const waitMs = end - this.platformNow()
    // Heard of too late, as after a cut: it must not ring even for a moment.
    if (waitMs <= 0) return this.endRings()
    this.#cancelRingEnd = this.#parts.clock.after(waitMs, () => this.endRings())
  }
}

/** A snapshot tells only what is: what this agent missed before is still to be told. */
function withMemory(session: Session, before: Session | null): Session {
  return before?.me.id === session.me.id ? { ...session, withdrawals: before.withdrawals } : session
}
