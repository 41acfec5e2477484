import type { DesktopState, StatePatch } from '#shared/ipc/desktop-state.ts'
import { patchBetween } from '#shared/ipc/state-patch.ts'

export type StateListener = (state: DesktopState, patch: StatePatch) => void

/** The one truth of what the window shows; every change is told as a patch, in order. */
export class StateHolder {
  readonly #listeners = new Set<StateListener>()
  readonly #derive: (state: DesktopState) => DesktopState
  #state: DesktopState

  /** @param derive adds the parts that follow from the others at every change, so that they change in one patch */
  constructor(initial: DesktopState, derive = (state: DesktopState): DesktopState => state) {
    this.#derive = derive
    this.#state = initial
  }

  get(): DesktopState {
    return this.#state
  }

  /** Puts new parts in place; says nothing when nothing differs. */
  set(parts: Partial<DesktopState>): void {
    const before = this.#state
    const after = this.#derive({ ...before, ...parts })
    const patch = patchBetween(before, after)
    if (Object.keys(patch).length === 0) return
    this.#state = after
    for (const listener of this.#listeners) listener(after, patch)
  }

  /** Returns its undo. */
  onChange(listener: StateListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
