import type { CallId } from '#shared/domain/ids.ts'
import type { LostCall } from '#shared/ipc/desktop-state.ts'
import type { Session } from '#shared/session/session.ts'
import { RequestError } from '../connection/request-error.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import type { CallJournal, JournaledCall } from './call-journal.ts'

export interface CrashRecoveryParts {
  readonly journal: CallJournal
  readonly hangUp: (callId: CallId) => Promise<void>
  readonly onLost: (lost: LostCall) => void
  readonly log: Logger
}

/**
 * Ends at the platform the call during which the app was killed: its sound cannot be joined anew, and the customer must
 * not be left in silence. The agent is told once.
 */
export class CrashRecovery {
  readonly #parts: CrashRecoveryParts
  readonly #left: JournaledCall | null
  #isOver: boolean
  #isAsking = false

  /** Reads the journal: to be made before anything writes it. */
  constructor(parts: CrashRecoveryParts) {
    this.#parts = parts
    this.#left = parts.journal.read()
    this.#isOver = this.#left === null
  }

  /** The session stands: what was left is ended now, or tried again with the next session. */
  async sessionBegan(session: Session): Promise<void> {
    const { log, onLost } = this.#parts
    if (this.#isOver || this.#isAsking || !this.#left) return
    const callId = callOf(this.#left, session)
    if (!callId) return this.#finish()
    this.#isAsking = true
    log.error('the app was stopped during a call', { callId })
    try {
      await this.#parts.hangUp(callId)
    } catch (error) {
      log.warn('the call that was left was not hung up', { callId, error: errorText(error) })
      // A refusal means that it is over, or never was this agent's; anything else is tried again.
      if (!(error instanceof RequestError) || error.failure !== 'refused') return
    } finally {
      this.#isAsking = false
    }
    this.#finish()
    onLost({ callId, why: 'stopped', customerName: this.#left.customerName })
  }

  #finish(): void {
    this.#isOver = true
    const { journal } = this.#parts
    // A call that began meanwhile has the journal for itself.
    if (JSON.stringify(journal.read()) === JSON.stringify(this.#left)) journal.write(null)
  }
}

/** The call that was meant; undefined for a dial that never became one. */
function callOf(left: JournaledCall, session: Session): CallId | undefined {
  if (left.kind === 'call') return left.callId
  const dialled = Object.values(session.calls).find(
    call => call.direction === 'outbound' && call.roomId === left.roomId,
  )
  return dialled?.id
}
