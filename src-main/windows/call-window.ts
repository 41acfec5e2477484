import { BrowserWindow, screen } from 'electron'
import { tellingChannel } from '#shared/ipc/channels.ts'
import type { CallSound, CallWindowView } from '#shared/ipc/call-window.ts'
import type { CallWindowContent } from '../alerts/wanted-alerts.ts'
import { systemClock } from '../clock.ts'
import type { Logger } from '../logging/logger.ts'
import type { JsonFile } from '../settings/json-file.ts'
import { callWindowBounds, type CallWindowPlaces, withCallWindowPlace } from './call-window-place.ts'
import { appOrigin } from './csp.ts'
import { keepPage } from './keep-page.ts'

export interface CallWindowParts {
  readonly preload: string
  readonly platform: NodeJS.Platform
  readonly places: JsonFile<CallWindowPlaces>
  readonly look: () => CallWindowView['look']
  readonly log: Logger
}

/** The page of the call window, beside the main window's. */
export const callWindowPath = '/call-window.html'

/**
 * The small window over all others while a call rings or is on and the main window is not in front. It never takes the
 * focus, so that no key typed elsewhere can answer. It has no sound: that stays with the main window. [D1] [D7]
 */
export class CallWindow {
  readonly #parts: CallWindowParts
  #window: BrowserWindow | null = null
  #content: CallWindowContent | null = null
  #sound: CallSound | null = null
  /** Where it was put by us; any other place is the person's. */
  #placed = ''

  constructor(parts: CallWindowParts) {
    this.#parts = parts
    screen.on('display-removed', this.#placeAnew)
    screen.on('display-metrics-changed', this.#placeAnew)
  }

  get contentsId(): number | undefined {
    return this.#window?.webContents.id
  }

  /** What its page shows now. */
  get view(): CallWindowView | null {
    const content = this.#content
    if (!content) return null
    const look = this.#parts.look()
    if (content.kind === 'call') {
      const { call } = content
      const sound = this.#sound?.callId === call.callId ? this.#sound : null
      return { kind: 'call', look, ...call, sound }
    }
    const { callId, customerName, customerPhone, accountName, endsAt } = content.ring
    const about = { callId, customerName, ...(customerPhone !== undefined && { customerPhone }) }
    return { kind: 'ringing', look, ...about, accountName, endsAt, others: content.others }
  }

  /** Makes the window ready and hidden, so that a ring shows at once. */
  prepare(): void {
    this.#window ??= this.#open()
  }

  /** Shows this content, or nothing. */
  show(content: CallWindowContent | null): void {
    const wasShown = this.#content !== null
    this.#content = content
    if (!content) return this.#hide()
    this.#window ??= this.#open()
    this.#tell()
    if (wasShown) return
    this.#placeAnew()
    this.#window.showInactive()
  }

  /** The main window tells how its sound is. */
  hear(sound: CallSound): void {
    this.#sound = sound
    if (this.#content?.kind === 'call') this.#tell()
  }

  /** For good, with the main window. */
  close(): void {
    this.#content = null
    this.#window?.destroy()
    this.#window = null
  }

  stop(): void {
    screen.off('display-removed', this.#placeAnew)
    screen.off('display-metrics-changed', this.#placeAnew)
    this.close()
  }

  #open(): BrowserWindow {
    const { preload, platform, log } = this.#parts
    const window = new BrowserWindow({
      ...this.#bounds(),
      title: 'Dering',
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      focusable: false,
      // On macOS a panel comes up over full-screen apps without activating ours.
      ...(platform === 'darwin' && { type: 'panel' }),
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
    window.setAlwaysOnTop(true, 'screen-saver')
    if (platform !== 'win32') window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true })
    window.on('closed', () => {
      this.#window = null
    })
    keepPage(window, {
      url: `${appOrigin}${callWindowPath}`,
      name: 'the call window',
      clock: systemClock,
      log,
    })
    return window
  }

  #hide(): void {
    if (!this.#window) return
    this.#remember(this.#window)
    this.#window.hide()
  }

  #remember(window: BrowserWindow): void {
    const bounds = window.getBounds()
    if (this.#placed === placeOf(bounds)) return
    const { places } = this.#parts
    places.write(withCallWindowPlace(screen.getDisplayMatching(bounds), places.read(), bounds))
  }

  readonly #placeAnew = (): void => {
    if (!this.#window || !this.#content) return
    const bounds = this.#bounds()
    this.#placed = placeOf(bounds)
    this.#window.setBounds(bounds)
  }

  /** On the display where the person's pointer is. */
  #bounds(): ReturnType<typeof callWindowBounds> {
    const display = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
    return callWindowBounds(display, this.#parts.places.read())
  }

  #tell(): void {
    const contents = this.#window?.webContents
    if (contents && !contents.isDestroyed()) contents.send(tellingChannel('callWindow'), this.view)
  }
}

const placeOf = ({ x, y }: { readonly x: number; readonly y: number }): string => `${x} ${y}`
