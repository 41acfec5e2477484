import type { DeringApi } from '#shared/ipc/asks.ts'
import type { AskRefusal, Outcome } from '#shared/ipc/outcome.ts'
import type { WireCustomer } from '#shared/protocol/entities.ts'
import { isAlreadyOver, type RefusedNotice } from './call-notices.ts'
import type { CallNotice } from './call-state.ts'

/** Passes on what the person should be told once, and tells the app's log what went wrong. */
export class NoticeBoard {
  readonly #reportError: DeringApi['reportError']
  readonly #listeners = new Set<(notice: CallNotice) => void>()

  constructor(reportError: DeringApi['reportError']) {
    this.#reportError = reportError
  }

  /** Returns its undo. */
  onNotice(listener: (notice: CallNotice) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  put(notice: CallNotice): void {
    for (const listener of this.#listeners) listener(notice)
  }

  /** What was asked for is not done; nothing is said of what is over anyway. */
  refused(action: RefusedNotice['action'], refusal: AskRefusal, customer: WireCustomer | null = null): void {
    if (!isAlreadyOver(action, refusal)) this.put({ type: 'refused', action, refusal, customer })
  }

  tell(action: RefusedNotice['action'], outcome: Outcome<unknown>): void {
    if (!outcome.ok) this.refused(action, outcome.refusal)
  }

  soundUnusable(customer: WireCustomer, error: unknown): void {
    this.report(error instanceof Error ? error.message : 'the sound of a call could not be set up')
    this.put({ type: 'soundUnusable', customer })
  }

  report(message: string): void {
    void this.#reportError({ message })
  }

  close(): void {
    this.#listeners.clear()
  }
}
