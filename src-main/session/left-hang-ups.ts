import type { CallId } from '#shared/domain/ids.ts'
import type { Session } from '#shared/session/session.ts'

/** Calls that were hung up here while the platform could not be told: its next word on them says that they still go on. */
export class LeftHangUps {
  readonly #calls = new Set<CallId>()

  leave(callId: CallId): void {
    this.#calls.add(callId)
  }

  /** The calls that are still to be hung up, each once. Those that the session does not have are over, or another's. */
  take(session: Session): readonly CallId[] {
    const left = [...this.#calls].filter(callId => callId in session.calls)
    this.#calls.clear()
    return left
  }
}
