import { app } from '../app/app.ts'
import { browser } from '../browser.ts'
import { createEvent, type ShellEvent } from '../electron-types.ts'
import type { ImplementedBrowserWindow } from '../implemented.ts'
import { unawaited, warn } from '../log.ts'
import type { PageWindowState } from '../page/messages.ts'
import { defaultSession } from '../session/session.ts'
import { ShellBaseWindow } from './base-window.ts'
import { openWindows } from './open-windows.ts'
import { ShellWebContents } from './web-contents.ts'

const openPatienceMs = 15_000
/** One window opens at a time: Chromium announces the page, not who asked for it. */
let opening: Promise<void> = Promise.resolve()

/** `electron.BrowserWindow`: a window that shows one page. */
export class ShellBrowserWindow extends ShellBaseWindow implements ImplementedBrowserWindow {
  readonly webContents: ShellWebContents

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super(options)
    this.webContents = new ShellWebContents(this, defaultSession, options.webPreferences ?? {})
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    this.on('newListener', event => {
      if (event === 'close') setImmediate(() => this.#guardClose())
    })
    openWindows.set(this.id, this)
    opening = opening.then(() => this.#open())
    app.emit('browser-window-created', createEvent(), this)
    app.emit('web-contents-created', createEvent(), this.webContents)
  }

  static getAllWindows(): ShellBrowserWindow[] {
    return [...openWindows.values()]
  }
  static getFocusedWindow(): ShellBrowserWindow | null {
    return ShellBrowserWindow.getAllWindows().find(window => window.isFocused()) ?? null
  }
  static fromWebContents(contents: ShellWebContents): ShellBrowserWindow | null {
    return contents.window
  }
  static fromId(id: number): ShellBrowserWindow | null {
    return openWindows.get(id) ?? null
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }
  reload(): void {
    this.webContents.reload()
  }
  capturePage(rectangle?: Electron.Rectangle): Promise<Electron.NativeImage> {
    return this.webContents.capturePage(rectangle)
  }
  /** Closes for good, and with the last window asks the app to end. */
  override vanish(): void {
    if (this.isDestroyed()) return
    openWindows.delete(this.id)
    this.webContents.destroyed()
    super.vanish()
    if (openWindows.size > 0 || app.isEnding) return
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
    else app.quit()
  }

  /** The page's new title becomes the window's, unless a listener objects. */
  titled(event: ShellEvent, title: string): void {
    this.emit('page-title-updated', event, title, true)
    if (!event.defaultPrevented) this.setTitle(title)
  }
  /** The page has begun to run. */
  pageStarted(): void {
    this.#guardClose()
  }
  /** What the page noticed of its window. */
  pageState({ bounds, isFocused }: PageWindowState): void {
    this.seenAt(bounds)
    this.pageFocused(isFocused)
  }

  protected override remove(): void {
    const { targetId } = this.webContents
    if (targetId) unawaited(browser().browser.send('Target.closeTarget', { targetId }), 'closing a window')
  }

  async #open(): Promise<void> {
    if (this.isDestroyed()) return
    try {
      await this.#takePage()
    } catch (error) {
      warn('The window did not open:', error)
      this.webContents.failToOpen(error instanceof Error ? error : new Error(String(error)))
    }
  }

  /** Opens a blank page and takes it over when Chromium announces it. */
  async #takePage(): Promise<void> {
    const chromium = browser()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const patience = setTimeout(() => reject(new Error(`No window in ${openPatienceMs} ms`)), openPatienceMs)
    const onAttached: Parameters<typeof chromium.browser.on<'Target.attachedToTarget'>>[1] = attached => {
      const { sessionId, targetInfo } = attached
      if (!targetInfo.url.includes(this.webContents.blankTitle)) return
      const session = chromium.connection.session(sessionId)
      const taken = this.webContents.attach(session, targetInfo.targetId)
      taken.then(() => this.opened(targetInfo.targetId)).then(resolve, reject)
    }
    chromium.browser.on('Target.attachedToTarget', onAttached)
    try {
      await chromium.openWindow(`data:text/html,<title>${this.webContents.blankTitle}</title>`)
      await promise
    } finally {
      clearTimeout(patience)
      chromium.browser.off('Target.attachedToTarget', onAttached)
    }
  }

  /**
   * Has the page ask before it is closed by the window's X. Not under a debugger such as Playwright, which answers
   * that question itself, also when it reloads the page.
   */
  #guardClose(): void {
    if (app.commandLine.hasSwitch('remote-debugging-port')) return
    this.webContents.link.send({ kind: 'guard-close', isOn: this.listenerCount('close') > 0 })
    // Chromium lets only a page ask that somebody has used.
    const used = this.webContents
      .devTools()
      .then(page => page.send('Runtime.evaluate', { expression: '0', userGesture: true }))
    unawaited(used, 'close guard')
  }
}
