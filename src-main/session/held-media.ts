import type { CallId } from '#shared/domain/ids.ts'
import type { LostCall } from '#shared/ipc/desktop-state.ts'

/** What must be done since the window that held a call's sound is gone. */
export interface LossOfWindow {
  readonly hangUp: CallId
  readonly lost: LostCall
}

/**
 * The call whose sound lives in the window. Meta's side of a call cannot be joined anew, so a window that is gone has
 * lost its call: it is hung up at once, and the customer is not left in silence (Meta: no renegotiation of a call).
 */
export class HeldMedia {
  #callId: CallId | null = null

  get callId(): CallId | null {
    return this.#callId
  }

  hold(callId: CallId | null): void {
    this.#callId = callId
  }

  /** The window's page was replaced, or its process died. */
  windowLost(why: LostCall['why']): LossOfWindow | null {
    const callId = this.#callId
    this.#callId = null
    return callId ? { hangUp: callId, lost: { callId, why } } : null
  }
}
