import type { LostCall } from '#shared/ipc/desktop-state.ts'
import type { StateHolder } from './state-holder.ts'

/** The calls that lost their sound here, until the person has read of it. */
export class LostCalls {
  readonly #state: StateHolder

  constructor(state: StateHolder) {
    this.#state = state
  }

  add(lost: LostCall): void {
    this.#state.set({ lostCalls: [lost, ...this.#state.get().lostCalls] })
  }

  dismiss(callId: string): void {
    this.#state.set({ lostCalls: this.#state.get().lostCalls.filter(lost => lost.callId !== callId) })
  }
}
