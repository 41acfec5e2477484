import type { BrowserWindow } from 'electron'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logging/logger.ts'
import { createCrashPause } from './crash-pause.ts'

export interface KeptPage {
  readonly url: string
  /** For the log, such as `the wallboard`. */
  readonly name: string
  readonly clock: Pick<Clock, 'now' | 'after'>
  readonly log: Logger
  /** The process of the page has died; told before it is loaded anew. */
  readonly onCrash?: () => void
  /** It crashes too often, and there is none for up to a minute. */
  readonly onGone?: () => void
}

/** Loads the page of a window, and loads it anew when its process dies: nobody must find a window that stays empty. */
export function keepPage(window: BrowserWindow, page: KeptPage): void {
  const { url, name, clock, log, onCrash, onGone } = page
  const pauseOf = createCrashPause()
  let stopWaiting = () => {}
  const load = () =>
    window.loadURL(url).catch((error: unknown) => {
      if (!window.isDestroyed()) log.error(`${name} was not loaded`, { error: String(error) })
    })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    log.error(`${name} has crashed`, { reason })
    onCrash?.()
    const pauseMs = pauseOf(clock.now())
    if (pauseMs === 0) return void load()
    onGone?.()
    stopWaiting = clock.after(pauseMs, () => void load())
  })
  window.once('closed', () => stopWaiting())
  void load()
}
