import type { DevToolsSession } from '../cdp/connection.ts'
import { createEvent } from '../electron-types.ts'
import { fromChromiumUrl, toChromiumUrl } from '../network/schemes.ts'

/** What a navigation tells the webContents it belongs to. */
export interface NavigationHost {
  readonly emit: (event: string, ...args: unknown[]) => boolean
  readonly mainFrame: Electron.WebFrameMain
}

/** Electron's number for a load that failed for no closer reason: net::ERR_FAILED. */
const failed = -2

/** Where the main frame is and is going; emits Electron's navigation events. */
export class Navigation {
  readonly #host: NavigationHost
  readonly #blankTitle: string
  #session: DevToolsSession | undefined
  #mainFrameId = ''
  #url = ''
  #isLoading = false
  /** The main process itself asked for the navigation under way, so that it is not asked about it. */
  #isOwn = false
  #load: PromiseWithResolvers<void> | undefined

  constructor(host: NavigationHost, blankTitle: string) {
    this.#host = host
    this.#blankTitle = blankTitle
  }

  get url(): string {
    return this.#url
  }
  get isLoading(): boolean {
    return this.#isLoading
  }
  get isOwn(): boolean {
    return this.#isOwn
  }

  attach(session: DevToolsSession, mainFrameId: string): void {
    this.#session = session
    this.#mainFrameId = mainFrameId
    session.on('Page.domContentEventFired', () =>
      this.#unlessBlank(() => this.#host.emit('dom-ready', createEvent())),
    )
    session.on('Page.loadEventFired', () => this.#unlessBlank(() => this.#finish()))
    session.on('Page.frameStartedNavigating', ({ frameId, url, navigationType }) => {
      this.#started(frameId, fromChromiumUrl(url), /^sameDocument|^historySameDocument/i.test(navigationType))
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id !== this.#mainFrameId) return
      this.#url = fromChromiumUrl(frame.unreachableUrl ?? `${frame.url}${frame.urlFragment ?? ''}`)
      if (frame.unreachableUrl) this.#fail(this.#url, 'ERR_FAILED')
      else this.#unlessBlank(() => this.#host.emit('did-navigate', createEvent(), this.#url, 200, 'OK'))
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const isMainFrame = this.isMainFrame(frameId)
      if (isMainFrame) this.#url = fromChromiumUrl(url)
      this.#host.emit('did-navigate-in-page', createEvent(), fromChromiumUrl(url), isMainFrame, 1, 1)
    })
  }

  isMainFrame(frameId: string): boolean {
    return frameId === this.#mainFrameId
  }

  /** Resolves when the page has loaded; rejects with Electron's words when it cannot be. */
  async load(url: string): Promise<void> {
    this.#load?.reject(new Error(`ERR_ABORTED (-3) loading '${this.#url}'`))
    const load = Promise.withResolvers<void>()
    this.#load = load
    this.#begin()
    const result = await this.#session?.send('Page.navigate', { url: toChromiumUrl(url) })
    if (result?.errorText) this.#fail(url, result.errorText)
    await load.promise
  }

  async reload(ignoreCache: boolean): Promise<void> {
    this.#begin()
    await this.#session?.send('Page.reload', { ignoreCache })
  }

  /** Asks the app's listeners about a frame's request for a document. */
  mayNavigate({ url, frameId, isRedirect }: { url: string; frameId: string; isRedirect: boolean }): boolean {
    const isMainFrame = this.isMainFrame(frameId)
    const frame = isMainFrame ? this.#host.mainFrame : null
    const event = createEvent({ url, isMainFrame, isSameDocument: false, frame, initiator: frame })
    if (isRedirect) {
      this.#host.emit('will-redirect', event, url, false, isMainFrame, 1, 1)
      return !event.defaultPrevented
    }
    if (isMainFrame && this.#isOwn) {
      this.#isOwn = false
      return true
    }
    this.#host.emit('will-frame-navigate', event)
    if (isMainFrame) this.#host.emit('will-navigate', event, url, false, true, 1, 1)
    return !event.defaultPrevented
  }

  /** The page has gone; nothing more will come of what was loading. */
  abandon(reason: string): void {
    this.#load?.reject(new Error(reason))
    this.#load = undefined
    this.#isLoading = false
  }

  #begin(): void {
    this.#isOwn = true
    this.#isLoading = true
    this.#host.emit('did-start-loading')
  }

  #started(frameId: string, url: string, isSameDocument: boolean): void {
    if (url.includes(this.#blankTitle)) return
    const isMainFrame = this.isMainFrame(frameId)
    const frame = isMainFrame ? this.#host.mainFrame : null
    const event = createEvent({ url, isSameDocument, isMainFrame, frame, initiator: frame })
    this.#host.emit('did-start-navigation', event, url, isSameDocument, isMainFrame, 1, 1)
  }

  #finish(): void {
    this.#isLoading = false
    this.#load?.resolve()
    this.#load = undefined
    this.#host.emit('did-finish-load')
    this.#host.emit('did-stop-loading')
  }

  #fail(url: string, description: string): void {
    this.#isLoading = false
    this.#isOwn = false
    this.#load?.reject(new Error(`${description} (${failed}) loading '${url}'`))
    this.#load = undefined
    this.#host.emit('did-fail-load', createEvent(), failed, description, url, true, 1, 1)
  }

  #unlessBlank(work: () => void): void {
    if (!this.#url.includes(this.#blankTitle) && this.#url !== '') work()
  }
}
