import type { StoreApi } from 'zustand/vanilla'
import type { CallsState, EndedCall } from './call-state.ts'

/** How long the end of a call stays on the screen, in milliseconds. */
const shownMs = 8_000

/** Keeps the end of a call on the screen for a moment. */
export class EndedShown {
  readonly #store: Pick<StoreApi<CallsState>, 'setState'>
  #goes: ReturnType<typeof setTimeout> | undefined

  constructor(store: Pick<StoreApi<CallsState>, 'setState'>) {
    this.#store = store
  }

  show(ended: EndedCall): void {
    clearTimeout(this.#goes)
    this.#store.setState({ ended })
    this.#goes = setTimeout(() => this.dismiss(), shownMs)
  }

  dismiss(): void {
    clearTimeout(this.#goes)
    this.#store.setState({ ended: null })
  }

  close(): void {
    clearTimeout(this.#goes)
  }
}
