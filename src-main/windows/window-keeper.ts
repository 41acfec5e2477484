import path from 'node:path'
import { type BrowserWindow, screen } from 'electron'
import { systemClock } from '../clock.ts'
import type { Logger } from '../logging/logger.ts'
import type { Calls } from '../session/calls.ts'
import { openJsonFile } from '../settings/json-file.ts'
import type { Texts } from '../texts.ts'
import { askToClose } from './close-question.ts'
import { openMainWindow } from './main-window.ts'
import { boundsSchema, fitInto, isWithinReach } from './window-bounds.ts'

export interface WindowKeeperParts {
  readonly preload: string
  readonly dataDir: string
  readonly calls: Calls
  readonly texts: () => Texts
  readonly log: Logger
  readonly onFocusChange: () => void
  /** The page was replaced or has crashed, and nobody waits any more for what it asked. */
  readonly onPageLost: () => void
  /** It has crashed too often: for a while nobody can take a call here. */
  readonly onPageGone: () => void
  readonly onClosed: () => void
  /** The person wants the app to stay in the tray when the window is closed. */
  readonly closesToTray: () => boolean
  /** The person logs off, or the machine is shut down; Windows tells it to windows alone. */
  readonly onSystemEnds: () => void
  readonly quit: () => void
}

/** The main window from opening to closing: at most one, asked about while it holds a call. */
export class WindowKeeper {
  readonly #parts: WindowKeeperParts
  #window: BrowserWindow | null = null
  #isAsking = true
  #isQuitting = false

  constructor(parts: WindowKeeperParts) {
    this.#parts = parts
  }

  get window(): BrowserWindow | null {
    return this.#window
  }

  /** Whether the person can see and use it just now. */
  get isInFront(): boolean {
    const window = this.#window
    // Hidden in the tray, a window may have kept the focus: no other has taken it.
    return window !== null && window.isVisible() && window.isFocused() && !window.isMinimized()
  }

  /** Opens the window in the background when there is none: calls need it for their sound. Not while the app ends. */
  ensure(): void {
    if (!this.#window && !this.#isQuitting) this.#open({ isShown: false })
  }

  /** Brings the window to the front, opening it when there is none. */
  show(): void {
    const window = this.#window
    if (!window) return this.#open({ isShown: true })
    if (window.isMinimized()) window.restore()
    bringWithinReach(window)
    window.show()
    window.focus()
  }

  /** From now on the window closes without asking: the system, or whoever started the app, ends it for good. */
  stopAsking(): void {
    this.#isAsking = false
    this.#isQuitting = true
  }

  /** Whether closing the window ends the app from now on, whatever was set. */
  set isQuitting(isQuitting: boolean) {
    this.#isQuitting = isQuitting
  }

  #open({ isShown }: { readonly isShown: boolean }): void {
    const { preload, dataDir, calls, log, onFocusChange, onPageLost, onPageGone, onClosed } = this.#parts
    const window = openMainWindow({
      preload,
      isShown,
      bounds: openJsonFile(path.join(dataDir, 'window.json'), boundsSchema.nullable(), null, log),
      clock: systemClock,
      log,
      mayClose: () => this.#mayClose(),
      onPageLost: why => {
        calls.windowLost(why)
        onPageLost()
      },
      onPageGone,
      onFocusChange,
    })
    window.on('session-end', this.#parts.onSystemEnds)
    window.on('closed', () => {
      this.#window = null
      calls.windowClosed()
      onFocusChange()
      onClosed()
    })
    this.#window = window
  }

  #mayClose(): boolean {
    if (!this.#isQuitting && this.#parts.closesToTray()) {
      // A call that is on goes on: the call window shows it.
      this.#window?.hide()
      this.#parts.onFocusChange()
      return false
    }
    if (!this.#isAsking || this.#parts.calls.heldCall === null) return true
    void this.#closeIfAgreed()
    return false
  }

  async #closeIfAgreed(): Promise<void> {
    const { texts, calls, log, quit } = this.#parts
    if (!this.#window || !(await askToClose(this.#window, texts()))) {
      this.#isQuitting = false
      return
    }
    log.info('the person closes the window, and the call with it')
    calls.windowClosed()
    // On macOS an app outlives its windows: who wanted to quit must not find it in the dock.
    if (this.#isQuitting) quit()
    else this.#window?.close()
  }
}

/** Systems leave a hidden window where its display was, though that is unplugged. */
function bringWithinReach(window: BrowserWindow): void {
  const bounds = window.getBounds()
  const areas = screen.getAllDisplays().map(display => display.workArea)
  if (isWithinReach(bounds, areas)) return
  window.setBounds(fitInto(bounds, screen.getDisplayMatching(bounds).workArea))
}
