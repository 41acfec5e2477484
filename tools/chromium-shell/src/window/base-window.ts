import { EventEmitter } from 'node:events'
import { app } from '../app/app.ts'
import { screen } from '../desktop/system.ts'
import { createEvent } from '../electron-types.ts'
import type { ImplementedBaseWindow } from '../implemented.ts'
import { WindowFrame } from './window-frame.ts'

let lastId = 0

/** A window as the desktop sees it: where it is, whether it shows, and who asks before it goes. */
export abstract class ShellBaseWindow extends EventEmitter implements ImplementedBaseWindow {
  readonly id = ++lastId
  protected readonly frame = new WindowFrame()
  readonly #isFocusable: boolean
  readonly #hasDecorations: boolean
  #bounds: Electron.Rectangle
  #title: string
  #isShown: boolean
  #isMinimized = false
  #isFocused = false
  #isAlwaysOnTop = false
  #isFullScreen = false
  #isDestroyed = false

  constructor(options: Electron.BaseWindowConstructorOptions = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    this.setMaxListeners(0)
    const { width = 800, height = 600, title = app.name, show = true } = options
    const { workArea } = screen.getPrimaryDisplay()
    const x = options.x ?? Math.max(0, Math.round((workArea.width - width) / 2))
    const y = options.y ?? Math.max(0, Math.round((workArea.height - height) / 2))
    this.#bounds = { x, y, width, height }
    this.#title = title
    this.#isShown = show
    this.#isFocusable = options.focusable ?? true
    this.#hasDecorations = options.frame ?? true
    if (options.alwaysOnTop) this.setAlwaysOnTop(true)
    if (options.skipTaskbar) this.setSkipTaskbar(true)
    this.frame.on('focus', isFocused => this.#focusChanged(isFocused))
    this.frame.on('minimize', isMinimized => {
      this.#isMinimized = isMinimized
      this.emit(isMinimized ? 'minimize' : 'restore')
    })
  }

  /** Takes the window off the desktop. */
  protected abstract remove(): void

  show(): void {
    this.#appear(this.#isFocusable)
  }
  showInactive(): void {
    this.#appear(false)
  }
  hide(): void {
    const wasShown = this.#isShown
    this.#isShown = false
    this.frame.hide()
    if (wasShown) this.emit('hide')
  }
  focus(): void {
    if (this.#isShown) this.#appear(true)
  }
  blur(): void {
    // No window of a desktop can be told to lose the focus without another taking it.
  }
  moveTop(): void {
    this.focus()
  }
  minimize(): void {
    this.frame.minimize()
  }
  restore(): void {
    this.#appear(this.#isFocusable)
  }
  #appear(isActive: boolean): void {
    const wasShown = this.#isShown
    this.#isShown = true
    this.frame.show(isActive)
    if (!wasShown) this.emit('show')
  }

  /** Asks the `close` listeners, then goes. */
  close(): void {
    if (!this.#isDestroyed && this.askToClose()) this.destroy()
  }
  /** False when a `close` listener objects. */
  askToClose(): boolean {
    const event = createEvent()
    this.emit('close', event)
    return !event.defaultPrevented
  }
  destroy(): void {
    if (this.#isDestroyed) return
    this.remove()
    this.vanish()
  }
  /** The window is gone, whoever closed it. */
  vanish(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.frame.forget()
    this.emit('closed')
  }

  isVisible(): boolean {
    return this.#isShown && !this.#isDestroyed
  }
  isFocused(): boolean {
    return this.#isFocused && !this.#isDestroyed
  }
  isMinimized(): boolean {
    return this.#isMinimized
  }
  isDestroyed(): boolean {
    return this.#isDestroyed
  }
  isFocusable(): boolean {
    return this.#isFocusable
  }

  getBounds(): Electron.Rectangle {
    return { ...this.#bounds }
  }
  getNormalBounds(): Electron.Rectangle {
    return this.getBounds()
  }
  getContentBounds(): Electron.Rectangle {
    return this.getBounds()
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#moved({ ...this.#bounds, ...bounds })
    this.frame.setBounds(this.#bounds)
  }
  getSize(): [number, number] {
    return [this.#bounds.width, this.#bounds.height]
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  getPosition(): [number, number] {
    return [this.#bounds.x, this.#bounds.y]
  }
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y })
  }
  setMinimumSize(): void {
    // Chromium takes a minimum from nobody but its own frame.
  }

  getTitle(): string {
    return this.#title
  }
  setTitle(title: string): void {
    this.#title = title
  }
  setAlwaysOnTop(isOnTop: boolean): void {
    this.#isAlwaysOnTop = isOnTop
    this.frame.setState('_NET_WM_STATE_ABOVE', isOnTop)
  }
  isAlwaysOnTop(): boolean {
    return this.#isAlwaysOnTop
  }

  setFullScreen(isFullScreen: boolean): void {
    if (isFullScreen === this.#isFullScreen) return
    this.#isFullScreen = isFullScreen
    this.frame.setState('_NET_WM_STATE_FULLSCREEN', isFullScreen)
    this.emit(isFullScreen ? 'enter-full-screen' : 'leave-full-screen')
  }
  isFullScreen(): boolean {
    return this.#isFullScreen
  }

  flashFrame(isFlashing: boolean): void {
    this.frame.setState('_NET_WM_STATE_DEMANDS_ATTENTION', isFlashing)
  }
  setSkipTaskbar(isSkipped: boolean): void {
    this.frame.setState('_NET_WM_STATE_SKIP_TASKBAR', isSkipped)
  }

  setVisibleOnAllWorkspaces(isVisible: boolean): void {
    this.frame.setState('_NET_WM_STATE_STICKY', isVisible)
  }

  // A window of the shell has no menu bar, and the icon that Chromium gives it.

  setIcon(): void {}
  setMenu(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}

  /** The window was seen at `bounds`; while it is hidden its place is remembered, not seen. */
  protected seenAt(bounds: Electron.Rectangle): void {
    if (this.#isShown && !this.#isMinimized) this.#moved(bounds)
  }
  /** The page says whether it has the focus, which counts where no desktop tells. */
  protected pageFocused(isFocused: boolean): void {
    if (!this.frame.knowsFocus) this.#focusChanged(isFocused)
  }
  /** Gives the window its first look, once its page is there. */
  protected async opened(targetId: string): Promise<void> {
    await this.frame.open(targetId, {
      bounds: this.#bounds,
      isShown: this.#isShown,
      isFocusable: this.#isFocusable,
      hasDecorations: this.#hasDecorations,
    })
  }

  #focusChanged(isFocused: boolean): void {
    if (isFocused === this.#isFocused) return
    this.#isFocused = isFocused
    this.emit(isFocused ? 'focus' : 'blur')
    app.emit(isFocused ? 'browser-window-focus' : 'browser-window-blur', createEvent(), this)
  }
  #moved(bounds: Electron.Rectangle): void {
    const before = this.#bounds
    this.#bounds = bounds
    if (before.width !== bounds.width || before.height !== bounds.height) this.emit('resize')
    if (before.x !== bounds.x || before.y !== bounds.y) this.emit('move')
  }
}
