import type { BrowserWindow } from 'electron'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logging/logger.ts'
import { createCrashLimit } from './crash-limit.ts'

export interface KeptPage {
  readonly url: string
  /** For the log, such as `the wallboard`. */
  readonly name: string
  readonly clock: Pick<Clock, 'now'>
  readonly log: Logger
  /** The process of the page has died; told before it is loaded anew. */
  readonly onCrash?: () => void
}

/** Loads the page of a window, and loads it anew when its process dies: nobody must find a window that stays empty. */
export function keepPage(window: BrowserWindow, page: KeptPage): void {
  const { url, name, clock, log, onCrash } = page
  const mayReload = createCrashLimit()
  const load = () =>
    window.loadURL(url).catch((error: unknown) => {
      if (!window.isDestroyed()) log.error(`${name} was not loaded`, { error: String(error) })
    })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    log.error(`${name} has crashed`, { reason })
    onCrash?.()
    if (mayReload(clock.now())) void load()
  })
  void load()
}
