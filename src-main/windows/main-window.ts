import { BrowserWindow, screen } from 'electron'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logging/logger.ts'
import type { JsonFile } from '../settings/json-file.ts'
import { appOrigin } from './csp.ts'
import { keepPage } from './keep-page.ts'
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
  /** The page crashes too often: for a while there is none. */
  readonly onPageGone: () => void
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
  webContents.on('unresponsive', () => log.warn('the window does not respond'))
  webContents.on('responsive', () => log.info('the window responds again'))
  keepPage(window, {
    url: `${appOrigin}/`,
    name: 'the window',
    clock: parts.clock,
    log,
    onCrash: () => parts.onPageLost('crashed'),
    onGone: parts.onPageGone,
  })
  return window
}

function placeFor(remembered: Bounds | null): Partial<Bounds> {
  if (!remembered) return usualWindow
  return fitInto(remembered, screen.getDisplayMatching(remembered).workArea)
}
