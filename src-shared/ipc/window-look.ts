import type { Settings } from './desktop-state.ts'

/** How a window beside the app's own is to look: it has no settings of its own. */
export type WindowLook = Pick<Settings, 'language' | 'theme'> & {
  /** The system's, BCP 47. */
  readonly locale: string
}
