import type { Chromium } from './cdp/chromium.ts'

let running: Chromium | undefined

/** The one Chromium; throws before the app is ready, as Electron does for what needs a browser. */
export function browser(): Chromium {
  if (!running) throw new Error('This needs the app to be ready: wait for app.whenReady()')
  return running
}

/** The one Chromium if it has been started. */
export function browserIfStarted(): Chromium | undefined {
  return running
}

export function useBrowser(chromium: Chromium): void {
  running = chromium
}
