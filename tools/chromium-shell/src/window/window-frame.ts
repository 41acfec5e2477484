import { browser } from '../browser.ts'
import type { Protocol } from '../cdp/protocol.ts'
import { debug } from '../log.ts'

/** The window around a page, moved by Chromium. Orders given before it is there are carried out once it is. */
export class WindowFrame {
  readonly #opened = Promise.withResolvers<number>()
  #order: Promise<unknown> = Promise.resolve()

  constructor() {
    this.#opened.promise.catch(() => undefined) // reported by the window that failed to open
  }

  /** Finds Chromium's window around the page `targetId`. */
  async open(targetId: string): Promise<void> {
    const { windowId } = await browser().browser.send('Browser.getWindowForTarget', { targetId })
    this.#opened.resolve(windowId)
  }

  setBounds(bounds: Electron.Rectangle): void {
    const { x, y, width, height } = bounds
    this.#set({ left: x, top: y, width, height })
  }

  setState(windowState: NonNullable<Protocol.Browser.Bounds['windowState']>): void {
    this.#set({ windowState })
  }

  /** Resolves when all orders given so far are done. */
  async settled(): Promise<void> {
    await this.#order
  }

  #set(bounds: Protocol.Browser.Bounds): void {
    const carryOut = async (): Promise<void> => {
      const windowId = await this.#opened.promise
      await browser().browser.send('Browser.setWindowBounds', { windowId, bounds })
    }
    // A window may be closed while orders wait.
    this.#order = this.#order.then(carryOut).catch((error: unknown) => debug('moving a window', error))
  }
}
