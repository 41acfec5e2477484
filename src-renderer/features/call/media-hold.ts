import type { CallId } from '#shared/domain/ids.ts'
import type { DeringApi } from '#shared/ipc/asks.ts'

/** Tells the main process whose sound this window has, so that a window that is lost ends its call. */
export class MediaHold {
  readonly #holdMedia: DeringApi['holdMedia']
  readonly #report: (message: string) => void
  #callId: CallId | null = null

  constructor(holdMedia: DeringApi['holdMedia'], report: (message: string) => void) {
    this.#holdMedia = holdMedia
    this.#report = report
  }

  set(callId: CallId | null): void {
    if (callId === this.#callId) return
    this.#callId = callId
    void this.#tell(callId)
  }

  async #tell(callId: CallId | null): Promise<void> {
    const outcome = await this.#holdMedia({ callId })
    if (!outcome.ok) this.#report(`holdMedia was refused: ${outcome.refusal.message}`)
  }
}
