import type { CallId } from '#shared/domain/ids.ts'
import type { LostCall } from '#shared/ipc/desktop-state.ts'
import type { Params, Result } from '#shared/protocol/methods.ts'
import type { Session } from '#shared/session/session.ts'
import type { Connection } from '../connection/connection.ts'
import { RequestError } from '../connection/request-error.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import type { CallJournal } from './call-journal.ts'
import { HeldMedia } from './held-media.ts'
import { LeftDials } from './left-dials.ts'
import { LeftHangUps } from './left-hang-ups.ts'
import type { SessionHost } from './session-host.ts'

/** The platform's time is known here with the delay of the network, in milliseconds at most. */
const clockErrorMs = 5_000

export interface CallsParts {
  readonly connection: Pick<Connection, 'request'>
  readonly host: SessionHost
  readonly log: Logger
  readonly journal: CallJournal
  /** A call lost its sound with its window. */
  readonly onLost: (lost: LostCall) => void
  /** What is answered, declined or held is another; the session does not say it. */
  readonly onChoice: () => void
  /** What was pressed, for the timeline of the call. [D5] */
  readonly note: (callId: CallId, what: 'answering' | 'declining' | 'hangingUp') => void
}

/** What the agent does with calls; what becomes of them the session tells. */
export class Calls {
  readonly #parts: CallsParts
  readonly #media = new HeldMedia()
  readonly #leftDials = new LeftDials()
  readonly #leftHangUps = new LeftHangUps()
  readonly #heldListeners = new Set<() => void>()
  /** Declines that are on their way: silent here at once, whatever becomes of them. [I8] */
  readonly #declined = new Set<CallId>()
  /** Hang-ups that the platform has not confirmed. */
  readonly #hangUps = new Set<Promise<void>>()

  constructor(parts: CallsParts) {
    this.#parts = parts
  }

  /** The call whose sound the window holds. */
  get heldCall(): CallId | null {
    return this.#media.callId
  }

  /** Told when the window begins or ends to hold a call's sound, which no session tells of. Returns its undo. */
  onHeldChange(listener: () => void): () => void {
    this.#heldListeners.add(listener)
    return () => this.#heldListeners.delete(listener)
  }

  get declined(): ReadonlySet<CallId> {
    return this.#declined
  }

  /** @throws {RequestError} with `taken` when another was first [I5] */
  async answer(params: Params<'call.answer'>): Promise<Result<'call.answer'>> {
    const { connection, host, log } = this.#parts
    const ringUntil = host.session?.offers[params.callId]?.ringUntil
    log.info('answering', { callId: params.callId })
    this.#parts.note(params.callId, 'answering')
    this.#journalCall(params.callId)
    try {
      return await host.whileAnswering(params.callId, () => {
        this.#parts.onChoice()
        return connection.request('call.answer', params, {
          resendUntil: ringUntil === undefined ? undefined : host.localTime(ringUntil),
        })
      })
    } catch (error) {
      // Whose it is, is not known: the journal keeps it for as long as its sound is here.
      if (isRefused(error) || this.heldCall !== params.callId) this.#forgetCall(params.callId)
      throw error
    } finally {
      this.#parts.onChoice()
    }
  }

  async decline(callId: CallId): Promise<void> {
    this.#parts.log.info('declining', { callId })
    this.#parts.note(callId, 'declining')
    this.#declined.add(callId)
    this.#parts.onChoice()
    await this.#parts.connection.request('call.decline', { callId })
  }

  async dial(params: Params<'call.dial'>): Promise<Result<'call.dial'>> {
    const { connection, host, journal, log } = this.#parts
    const { roomId } = params
    log.info('dialling', { roomId })
    journal.write({ kind: 'dial', roomId, customerName: host.session?.rooms[roomId]?.customer.name })
    const from = host.platformNow() - clockErrorMs
    try {
      const result = await connection.request('call.dial', params)
      this.#journalCall(result.call.id)
      return result
    } catch (error) {
      journal.write(null)
      if (!isRefused(error) && !isUnsent(error))
        this.#leftDials.leave(roomId, { from, until: host.platformNow() })
      throw error
    }
  }

  /** One that the platform could not be told of is told with the next session. @throws {RequestError} */
  async hangUp(callId: CallId): Promise<void> {
    this.#parts.log.info('hanging up', { callId })
    this.#parts.note(callId, 'hangingUp')
    const hangUp = this.#parts.connection.request('call.hangup', { callId }).then(() => undefined)
    this.#hangUps.add(hangUp)
    try {
      await hangUp
    } catch (error) {
      if (isUntold(error)) this.#leftHangUps.leave(callId)
      throw error
    } finally {
      this.#hangUps.delete(hangUp)
    }
  }

  holdMedia(callId: CallId | null): void {
    this.#media.hold(callId)
    this.#parts.host.holds(callId)
    if (callId) this.#journalCall(callId)
    else this.#parts.journal.write(null)
    this.#parts.onChoice()
    this.#tellHeld()
  }

  /**
   * The window's page was replaced or has crashed, or the machine goes to sleep: the call whose sound the window held is
   * over, and the person is told.
   */
  windowLost(why: LostCall['why']): void {
    const loss = this.#media.windowLost(why)
    this.#parts.host.holds(null)
    this.#parts.onChoice()
    this.#tellHeld()
    if (!loss) return
    this.#parts.log.error('the window was lost with its call', { callId: loss.hangUp, why })
    this.#parts.onLost(loss.lost)
    this.#hangUpUnattended(loss.hangUp)
  }

  /** The window closes by the person's will: its call ends with it. */
  windowClosed(): void {
    const callId = this.#media.callId
    // The journal keeps it until the platform has confirmed.
    this.#media.hold(null)
    this.#parts.host.holds(null)
    this.#parts.onChoice()
    this.#tellHeld()
    if (callId) this.#hangUpUnattended(callId)
  }

  /** Forgets declines of calls that are no longer offered, and hangs up what was given up without the platform's word. */
  follow(session: Session | null): void {
    for (const callId of this.#declined) {
      if (!session || !(callId in session.offers)) this.#declined.delete(callId)
    }
    if (!session) return
    const left = [...this.#leftDials.take(session), ...this.#leftHangUps.take(session)]
    for (const callId of left) {
      if (callId === this.heldCall) continue
      this.#parts.log.warn('a call that was given up here still goes on', { callId })
      this.#hangUpUnattended(callId)
    }
  }

  /** Resolves when the platform has confirmed every hang-up, or refused it. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#hangUps)
  }

  #hangUpUnattended(callId: CallId): void {
    this.hangUp(callId)
      .then(() => this.#forgetCall(callId))
      .catch((error: unknown) => {
        this.#parts.log.error('the call was not hung up', { callId, error: errorText(error) })
      })
  }

  #tellHeld(): void {
    for (const listener of this.#heldListeners) listener()
  }

  #journalCall(callId: CallId): void {
    const { session } = this.#parts.host
    const call = session?.offers[callId]?.call ?? session?.calls[callId]
    const known = this.#parts.journal.read()
    const before = known?.kind === 'call' && known.callId === callId ? known.customerName : undefined
    this.#parts.journal.write({ kind: 'call', callId, customerName: call?.customer.name ?? before })
  }

  #forgetCall(callId: CallId): void {
    const known = this.#parts.journal.read()
    if (known?.kind === 'call' && known.callId === callId) this.#parts.journal.write(null)
  }
}

const isRefused = (error: unknown): boolean => error instanceof RequestError && error.failure === 'refused'
/** There was no link to come: whoever signs in next tells it. */
const isUntold = (error: unknown): boolean =>
  error instanceof RequestError && (error.failure === 'offline' || error.failure === 'signed_out')
const isUnsent = (error: unknown): boolean => error instanceof RequestError && error.failure === 'offline'
