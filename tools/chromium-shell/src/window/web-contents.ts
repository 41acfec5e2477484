import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { browser } from '../browser.ts'
import type { DevToolsSession } from '../cdp/connection.ts'
import { createCodec } from '../codec/codec.ts'
import { NativeImage } from '../desktop/native-image.ts'
import { mediaFeatures } from '../desktop/native-theme.ts'
import { asElectron, createEvent } from '../electron-types.ts'
import type { ImplementedWebContents } from '../implemented.ts'
import { ShellIpcMain } from '../ipc/ipc-main.ts'
import { PageLink } from '../ipc/page-link.ts'
import { receiveFromPage } from '../ipc/receive.ts'
import { unawaited } from '../log.ts'
import type { WantedWindow } from '../page/messages.ts'
import { applyChecks } from '../session/permissions.ts'
import type { ShellSession } from '../session/session.ts'
import { forwardConsole } from './console-messages.ts'
import { Navigation } from './navigation.ts'
import { setUpPage } from './page-setup.ts'
import { interceptRequests } from './page-requests.ts'
import { refuseDialogs } from './page-dialogs.ts'
import { askWindowOpenHandler, watchChromiumWindows, type WindowOpenHandler } from './window-open.ts'
import type { ShellBrowserWindow } from './browser-window.ts'
import { blankPageMark } from './open-windows.ts'
import { ShellMainFrame } from './web-frame.ts'

type WebRtcPolicy = Parameters<Electron.WebContents['setWebRTCIPHandlingPolicy']>[0]
const codec = createCodec()

/** The page of one window. */
export class ShellWebContents extends EventEmitter implements ImplementedWebContents {
  readonly id: number
  readonly session: ShellSession
  readonly ipc = new ShellIpcMain()
  readonly window: ShellBrowserWindow
  /** Marks the address of the blank page with which the window opens. */
  readonly blankTitle: string
  readonly mainFrame = asElectron<Electron.WebFrameMain>(new ShellMainFrame(this))
  readonly #navigation: Navigation
  readonly #link = new PageLink(message => receiveFromPage(this, message))
  readonly #attached = Promise.withResolvers<DevToolsSession>()
  readonly #preferences: Electron.WebPreferences
  #targetId = ''
  #title = ''
  #isCrashed = false
  #isDestroyed = false
  #windowOpenHandler: WindowOpenHandler | undefined
  #webRtcPolicy: WebRtcPolicy = 'default'

  constructor(window: ShellBrowserWindow, session: ShellSession, preferences: Electron.WebPreferences) {
    super()
    this.setMaxListeners(0)
    this.id = window.id
    this.window = window
    this.session = session
    this.blankTitle = `${blankPageMark}${this.id}-${randomBytes(6).toString('hex')}`
    this.#preferences = preferences
    this.#navigation = new Navigation(this, this.blankTitle)
    this.#attached.promise.catch(() => undefined) // reported by the window that failed to open
  }

  get targetId(): string {
    return this.#targetId
  }
  get isOwnNavigation(): boolean {
    return this.#navigation.isOwn
  }

  /** Takes over the window's page, which waits for the debugger, and lets it run. */
  async attach(session: DevToolsSession, targetId: string): Promise<void> {
    this.#targetId = targetId
    this.#navigation.attach(session, targetId)
    forwardConsole(session, this)
    refuseDialogs(session, this)
    watchChromiumWindows(session, wanted => this.wantsWindow(wanted))
    session.on('detached', () => this.window.vanish())
    browser().browser.on('Target.targetCrashed', crash => {
      if (crash.targetId === targetId) this.#crashed(crash.status, crash.errorCode)
    })
    await Promise.all([
      setUpPage(session, { blankTitle: this.blankTitle, preferences: this.#preferences }),
      this.#link.attach(session),
      interceptRequests(session, {
        webRequest: this.session.webRequest,
        mayNavigate: request => this.#navigation.mayNavigate(request),
        isMainFrame: frameId => this.#navigation.isMainFrame(frameId),
      }),
      session.send('Runtime.runIfWaitingForDebugger'),
    ])
    this.#attached.resolve(session)
  }

  failToOpen(error: Error): void {
    this.#attached.reject(error)
  }

  /** DevTools of the page, once its window is open. */
  devTools(): Promise<DevToolsSession> {
    return this.#attached.promise
  }

  /** A message of the shell itself to the preload's world. */
  get link(): PageLink {
    return this.#link
  }

  send(channel: string, ...args: unknown[]): void {
    this.#link.send({ kind: 'message', channel, args: codec.encode(args) })
  }
  postMessage(channel: string, message: unknown): void {
    this.send(channel, message)
  }

  async loadURL(url: string): Promise<void> {
    const session = await this.#attached.promise
    await applyChecks(this.session, this, url)
    const emulating = session.send('Emulation.setEmulatedMedia', { features: mediaFeatures() })
    // A page that has crashed answers nothing until it is loaded anew.
    if (this.#isCrashed) unawaited(emulating, 'emulating the theme')
    else await emulating
    this.#isCrashed = false
    await this.#navigation.load(url)
  }
  reload(): void {
    this.#isCrashed = false
    unawaited(
      this.#attached.promise.then(() => this.#navigation.reload(false)),
      'reload',
    )
  }
  reloadIgnoringCache(): void {
    unawaited(
      this.#attached.promise.then(() => this.#navigation.reload(true)),
      'reload',
    )
  }
  stop(): void {
    this.#later('stop', session => session.send('Page.stopLoading'))
  }

  getURL(): string {
    return this.#navigation.url.includes(this.blankTitle) ? '' : this.#navigation.url
  }
  getTitle(): string {
    return this.#title
  }
  isLoading(): boolean {
    return this.#navigation.isLoading
  }
  isLoadingMainFrame(): boolean {
    return this.#navigation.isLoading
  }
  isDestroyed(): boolean {
    return this.#isDestroyed
  }
  isCrashed(): boolean {
    return this.#isCrashed
  }
  isFocused(): boolean {
    return this.window.isFocused()
  }
  focus(): void {
    this.window.focus()
  }
  close(): void {
    this.window.close()
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const session = await this.#attached.promise
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as unknown
  }

  async capturePage(rectangle?: Electron.Rectangle): Promise<Electron.NativeImage> {
    const session = await this.#attached.promise
    const { data } = await session.send('Page.captureScreenshot', {
      format: 'png',
      ...(rectangle ? { clip: { ...rectangle, scale: 1 } } : {}),
    })
    return asElectron<Electron.NativeImage>(new NativeImage(Buffer.from(data, 'base64')))
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler
  }
  setWebRTCIPHandlingPolicy(policy: WebRtcPolicy): void {
    this.#webRtcPolicy = policy
  }
  getWebRTCIPHandlingPolicy(): string {
    return this.#webRtcPolicy
  }
  getType(): 'window' {
    return 'window'
  }
  setBackgroundThrottling(): void {
    // No window of the shell is ever throttled.
  }
  getBackgroundThrottling(): boolean {
    return false
  }
  forcefullyCrashRenderer(): void {
    this.#later('crash', session => session.send('Page.crash'))
  }

  /** The page wants a window or a tab. */
  wantsWindow(wanted: WantedWindow): void {
    askWindowOpenHandler(this.#windowOpenHandler, wanted)
  }

  /** The page has a new title. */
  titled(title: string): void {
    this.#title = title
    const event = createEvent()
    this.emit('page-title-updated', event, title, true)
    this.window.titled(event, title)
  }

  /** Called by its window, when that is gone. */
  destroyed(): void {
    this.#isDestroyed = true
    this.#navigation.abandon('The window was closed')
    this.emit('destroyed')
  }

  #later(what: string, work: (session: DevToolsSession) => Promise<unknown>): void {
    unawaited(this.#attached.promise.then(work), what)
  }

  #crashed(status: string, exitCode: number): void {
    this.#isCrashed = true
    this.#navigation.abandon('The page crashed')
    const reason = status === 'killed' || status === 'oom' ? status : 'crashed'
    this.emit('render-process-gone', createEvent(), { reason, exitCode })
  }
}
