import { BrowserWindow, screen } from 'electron'
import { z } from 'zod'
import { tellingChannel } from '#shared/ipc/channels.ts'
import type { DesktopState } from '#shared/ipc/desktop-state.ts'
import type { WallboardAct, WallboardView } from '#shared/ipc/wallboard.ts'
import { systemClock } from '../clock.ts'
import type { Logger } from '../logging/logger.ts'
import type { JsonFile } from '../settings/json-file.ts'
import { appOrigin } from './csp.ts'
import { keepPage } from './keep-page.ts'
import { wallboardViewOf } from './wallboard-view.ts'
import { boundsSchema, fitInto, usualWindow } from './window-bounds.ts'

/** Where the wallboard was last, and whether it filled its display. */
export const wallboardPlaceSchema = z.object({ bounds: boundsSchema.nullable(), isFullScreen: z.boolean() })

export interface WallboardParts {
  readonly preload: string
  readonly place: JsonFile<z.infer<typeof wallboardPlaceSchema>>
  readonly state: () => DesktopState
  /** Nobody looks at the queue here any more. */
  readonly onClosed: () => void
  readonly log: Logger
}

/** The page of the wallboard, beside the main window's. */
const wallboardPath = '/wallboard.html'

/** A window for a display on the wall: the live queue to be read from afar. Without a sound, and closed with the sign-out. [D8] */
export class WallboardWindow {
  readonly #parts: WallboardParts
  #window: BrowserWindow | null = null
  #told = ''

  constructor(parts: WallboardParts) {
    this.#parts = parts
  }

  get window(): BrowserWindow | null {
    return this.#window
  }

  /** What its page shows besides the queue. */
  get view(): WallboardView | null {
    return wallboardViewOf(this.#parts.state(), { isFullScreen: this.#window?.isFullScreen() ?? false })
  }

  /** Opens it where it was last, or brings it to the front. */
  open(): void {
    if (!this.view) return
    this.#window ??= this.#create()
    this.#window.show()
    this.#window.focus()
  }

  act({ act }: WallboardAct): void {
    const window = this.#window
    if (!window) return
    window.setFullScreen(act === 'toggleFullScreen' && !window.isFullScreen())
  }

  /** The state has changed; it goes with the sign-out, and with the role. */
  follow(): void {
    if (!this.#window) return
    if (this.view) this.#tellView()
    else if (this.#parts.state().auth.status !== 'signedIn' || this.#parts.state().session) this.close()
  }

  close(): void {
    this.#window?.close()
  }

  #create(): BrowserWindow {
    const { preload, place, onClosed, log } = this.#parts
    const { bounds, isFullScreen } = place.read()
    const window = new BrowserWindow({
      ...(bounds ? fitInto(bounds, screen.getDisplayMatching(bounds).workArea) : usualWindow),
      title: 'Dering',
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        backgroundThrottling: false,
        spellcheck: false,
      },
    })
    if (isFullScreen) window.setFullScreen(true)
    window.on('enter-full-screen', () => this.#tellView())
    window.on('leave-full-screen', () => this.#tellView())
    window.on('close', () =>
      place.write({ bounds: window.getNormalBounds(), isFullScreen: window.isFullScreen() }),
    )
    window.on('closed', () => {
      this.#window = null
      this.#told = ''
      onClosed()
    })
    keepPage(window, {
      url: `${appOrigin}${wallboardPath}`,
      name: 'the wallboard',
      clock: systemClock,
      log,
    })
    return window
  }

  #tellView(): void {
    const { view } = this
    const text = JSON.stringify(view)
    if (text === this.#told) return
    this.#told = text
    const contents = this.#window?.webContents
    if (contents && !contents.isDestroyed()) contents.send(tellingChannel('wallboard'), view)
  }
}
