import type { DeringApi } from '#shared/ipc/asks.ts'

declare global {
  interface Window {
    /** Put there by the preload, frozen. */
    readonly dering?: DeringApi
  }
}

/** The way to the main process; nothing else reads `window.dering`. Throws where the preload did not run. */
export function readBridge(): DeringApi {
  if (!window.dering) throw new Error('The window was opened without its preload')
  return window.dering
}
