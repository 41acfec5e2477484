import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DeringApi } from '#shared/ipc/asks.ts'
import type { DesktopState, StatePatch } from '#shared/ipc/desktop-state.ts'
import { applyPatch } from '#shared/ipc/state-patch.ts'

export type DesktopStore = Pick<StoreApi<DesktopState>, 'getState' | 'subscribe' | 'getInitialState'>

export interface DesktopMirror {
  readonly store: DesktopStore
  readonly stop: () => void
}

/**
 * A mirror of the main process' state. It listens before it asks, and keeps what it hears until the answer is
 * there, so that no change falls between the two; a change that the answer already holds is harmless twice,
 * since a patch carries whole slices.
 * @throws when the main process refuses to tell its state
 */
export async function openDesktopMirror(api: Pick<DeringApi, 'getState' | 'on'>): Promise<DesktopMirror> {
  const early: StatePatch[] = []
  let receive = (patch: StatePatch) => {
    early.push(patch)
  }
  const stop = api.on('state', patch => receive(patch))
  try {
    const answer = await api.getState()
    if (!answer.ok) throw new Error(answer.refusal.message)
    const store = createStore<DesktopState>(() => early.reduce(applyPatch, answer.value))
    receive = patch => store.setState(applyPatch(store.getState(), patch), true)
    return { store, stop }
  } catch (error) {
    stop()
    throw error
  }
}
