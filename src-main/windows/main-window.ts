import { BrowserWindow, screen } from 'electron'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logging/logger.ts'
import type { JsonFile } from '../settings/json-file.ts'
import { createCrashLimit } from './crash-limit.ts'
import { appOrigin } from './csp.ts'
import { type Bounds, fitInto, smallestWindow, usualWindow } from './window-bounds.ts'

export interface MainWindowParts {
  readonly preload: string
  /** Comes up as soon as it is drawn. */
  readonly isShown: boolean
  readonly bounds: JsonFile<Bounds | null>
  readonly clock: Clock
  readonly log: Logger
  /** False refuses the close for now; whoever refuses closes the window again when the person agrees. */
  readonly mayClose: () => boolean
  /** The page was replaced or has crashed, and all that it held is gone. */
  readonly onPageLost: (why: 'reloaded' | 'crashed') => void
  readonly onFocusChange: () => void
}

/** The one window of the app; nothing else creates one. */
export function openMainWindow(parts: MainWindowParts): BrowserWindow {
  const { log } = parts
  const window = new BrowserWindow({
    ...placeFor(parts.bounds.read()),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Dering',
    show: false,
    webPreferences: {
      preload: parts.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // A call in a covered window must go on as one in front.
      backgroundThrottling: false,
      spellcheck: false,
    },
  })
  const { webContents } = window
  const mayReload = createCrashLimit()

  if (parts.isShown) window.once('ready-to-show', () => window.show())
  window.on('focus', parts.onFocusChange)
  window.on('blur', parts.onFocusChange)
  window.on('close', event => {
    parts.bounds.write(window.getNormalBounds())
    if (!parts.mayClose()) event.preventDefault()
  })
  webContents.on('did-start-navigation', details => {
    if (details.isMainFrame && !details.isSameDocument) parts.onPageLost('reloaded')
  })
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    log.error('the window has crashed', { reason })
    parts.onPageLost('crashed')
    if (mayReload(parts.clock.now())) load(window, log)
  })
  webContents.on('unresponsive', () => log.warn('the window does not respond'))
  webContents.on('responsive', () => log.info('the window responds again'))
  load(window, log)
  return window
}

function load(window: BrowserWindow, log: Logger): void {
  window.loadURL(`${appOrigin}/`).catch((error: unknown) => {
    if (!window.isDestroyed()) log.error('the page was not loaded', { error: String(error) })
  })
}

function placeFor(remembered: Bounds | null): Partial<Bounds> {
  if (!remembered) return usualWindow
  return fitInto(remembered, screen.getDisplayMatching(remembered).workArea)
}
