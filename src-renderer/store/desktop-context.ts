import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { DeringApi } from '#shared/ipc/asks.ts'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { Session } from '#shared/session/session.ts'
import type { DesktopStore } from './desktop-store.ts'
import type { UiState, UiStore } from './ui-store.ts'

export interface Desktop {
  readonly api: DeringApi
  readonly store: DesktopStore
  readonly ui: UiStore
}

export const DesktopContext = createContext<Desktop | null>(null)

function useDesktopContext(): Desktop {
  const desktop = use(DesktopContext)
  if (!desktop) throw new Error('Rendered outside of DesktopContext')
  return desktop
}

/** The asks to the main process. */
export const useApi = (): DeringApi => useDesktopContext().api

/** The whole state, for what follows it outside of drawing. */
export const useDesktopStore = (): DesktopStore => useDesktopContext().store

/** A part of the state; select a primitive or a slice as it stands, so that the component redraws only when it changes. */
export const useDesktop = <T>(select: (state: DesktopState) => T): T =>
  useStore(useDesktopContext().store, select)

/** A part of the session; `null` while there is none. */
export const useSession = <T>(select: (session: Session) => T): T | null =>
  useDesktop(state => (state.session === null ? null : select(state.session)))

/** A part of what is open on the screen. */
export const useUi = <T>(select: (state: UiState) => T): T => useStore(useDesktopContext().ui, select)

/** Changes what is open on the screen. */
export const useUiStore = (): UiStore => useDesktopContext().ui
