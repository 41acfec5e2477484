import { EventEmitter } from 'node:events'
import { app } from '../app/app.ts'
import { createEvent } from '../electron-types.ts'
import type { ImplementedBaseWindow } from '../implemented.ts'
import { WindowFrame } from './window-frame.ts'

let lastId = 0

/** A window as the desktop sees it: where it is, whether it shows, and who asks before it goes. */
export abstract class ShellBaseWindow extends EventEmitter implements ImplementedBaseWindow {
  readonly id = ++lastId
  protected readonly frame = new WindowFrame()
  readonly #isFocusable: boolean
  #bounds: Electron.Rectangle
  #title: string
  #isShown: boolean
  #isMinimized = false
  #isFocused = false
  #isAlwaysOnTop: boolean
  #isDestroyed = false

  constructor(options: Electron.BaseWindowConstructorOptions = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    this.setMaxListeners(0)
    const { x = 0, y = 0, width = 800, height = 600, title = app.name, show = true } = options
    this.#bounds = { x, y, width, height }
    this.#title = title
    this.#isShown = show
    this.#isAlwaysOnTop = options.alwaysOnTop ?? false
    this.#isFocusable = options.focusable ?? true
  }

  /** Gives the window the input focus. */
  abstract focus(): void
  /** Takes the window off the desktop. */
  protected abstract remove(): void

  show(): void {
    this.showInactive()
    this.focus()
  }
  showInactive(): void {
    const wasShown = this.#isShown
    this.#isShown = true
    this.#isMinimized = false
    this.frame.setState('normal')
    if (!wasShown) this.emit('show')
  }
  hide(): void {
    const wasShown = this.#isShown
    this.#isShown = false
    this.frame.setState('minimized')
    if (wasShown) this.emit('hide')
  }
  blur(): void {
    // No window of a desktop can be told to lose the focus without another taking it.
  }
  moveTop(): void {
    this.focus()
  }
  minimize(): void {
    this.#isMinimized = true
    this.frame.setState('minimized')
    this.emit('minimize')
  }
  restore(): void {
    const wasMinimized = this.#isMinimized
    this.showInactive()
    if (wasMinimized) this.emit('restore')
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
    this.moved({ ...this.#bounds, ...bounds })
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
  }
  isAlwaysOnTop(): boolean {
    return this.#isAlwaysOnTop
  }

  // A window of the shell has no menu bar, and the icon that Chromium gives it.

  flashFrame(): void {}
  setSkipTaskbar(): void {}
  setIcon(): void {}
  setMenu(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}

  /** The window was seen at `bounds`; while it is hidden its place is remembered, not seen. */
  protected seenAt(bounds: Electron.Rectangle): void {
    if (this.#isShown && !this.#isMinimized) this.moved(bounds)
  }
  protected focusChanged(isFocused: boolean): void {
    if (isFocused === this.#isFocused) return
    this.#isFocused = isFocused
    this.emit(isFocused ? 'focus' : 'blur')
    app.emit(isFocused ? 'browser-window-focus' : 'browser-window-blur', createEvent(), this)
  }
  /** Carries out what was ordered before the window was there. */
  protected opened(): void {
    this.frame.setBounds(this.#bounds)
    if (!this.#isShown) this.frame.setState('minimized')
  }

  private moved(bounds: Electron.Rectangle): void {
    const before = this.#bounds
    this.#bounds = bounds
    if (before.width !== bounds.width || before.height !== bounds.height) this.emit('resize')
    if (before.x !== bounds.x || before.y !== bounds.y) this.emit('move')
  }
}
