import { EventEmitter } from 'node:events'
import { browser } from '../browser.ts'
import { debug } from '../log.ts'
import { DesktopWindow, type WindowState } from '../x11/desktop-window.ts'
import { xServer } from '../x11/x-server.ts'

/** How a window first comes onto the desktop. */
export interface FirstAppearance {
  readonly bounds: Electron.Rectangle
  readonly isShown: boolean
  readonly isFocusable: boolean
  readonly hasDecorations: boolean
}

interface Opened {
  readonly windowId: number
  /** Absent without an X server or a window manager: Chromium alone then moves and minimises the window. */
  readonly desktop: DesktopWindow | undefined
}

/**
 * The window around a page. Orders given before it is there are carried out, in order, once it is.
 * Emits what the desktop does to it.
 */
export class WindowFrame extends EventEmitter<{
  focus: [isFocused: boolean]
  minimize: [isMinimized: boolean]
}> {
  readonly #opened = Promise.withResolvers<Opened>()
  #orders: Promise<void> = Promise.resolve()
  /** The desktop tells of the focus, so that the page need not. */
  knowsFocus = false

  /** Finds Chromium's window around the page `targetId` and gives it its first look. */
  async open(targetId: string, first: FirstAppearance): Promise<void> {
    const { windowId } = await browser().browser.send('Browser.getWindowForTarget', { targetId })
    const desktop = await findOnDesktop()
    await setChromiumBounds(windowId, first.bounds)
    if (desktop) {
      if (!first.hasDecorations) await desktop.removeDecorations()
      if (!first.isFocusable) await desktop.refuseFocus()
      if (!first.isShown) await desktop.unmap()
      desktop.on('focus', isFocused => this.emit('focus', isFocused))
      desktop.on('minimize', isMinimized => this.emit('minimize', isMinimized))
      this.knowsFocus = true
      // What changed while nobody listened.
      await desktop.tellFocus()
    } else if (!first.isShown) {
      await setChromiumState(windowId, 'minimized')
    }
    this.#opened.resolve({ windowId, desktop })
  }

  show(isActive: boolean): void {
    this.#order('show', async ({ windowId, desktop }) => {
      await (desktop?.map(isActive) ?? setChromiumState(windowId, 'normal'))
    })
  }
  hide(): void {
    this.#order('hide', async ({ windowId, desktop }) => {
      await (desktop?.unmap() ?? setChromiumState(windowId, 'minimized'))
    })
  }
  minimize(): void {
    this.#order('minimize', async ({ windowId, desktop }) => {
      await (desktop?.minimize() ?? setChromiumState(windowId, 'minimized'))
    })
  }
  setBounds(bounds: Electron.Rectangle): void {
    this.#order('bounds', async ({ windowId }) => await setChromiumBounds(windowId, bounds))
  }
  setState(state: WindowState, isOn: boolean): void {
    this.#order(state, async ({ desktop }) => await desktop?.setState(state, isOn))
  }
  /** The window is gone. */
  forget(): void {
    this.#order('forget', async ({ desktop }) => desktop?.forget())
  }

  /** Resolves when all orders given so far are done. */
  async settled(): Promise<void> {
    await this.#orders
  }

  #order(what: string, carryOut: (opened: Opened) => Promise<void>): void {
    const obey = async (): Promise<void> => await carryOut(await this.#opened.promise)
    // A window may be closed while orders wait.
    this.#orders = this.#orders.then(obey).catch((error: unknown) => debug(what, error))
  }
}

async function findOnDesktop(): Promise<DesktopWindow | undefined> {
  const { isHeadless, processId } = browser()
  if (isHeadless || processId === undefined) return undefined
  try {
    return await DesktopWindow.find(await xServer(), processId)
  } catch (error) {
    debug('no window on the desktop:', error)
    return undefined
  }
}

async function setChromiumBounds(
  windowId: number,
  { x, y, width, height }: Electron.Rectangle,
): Promise<void> {
  const bounds = { left: x, top: y, width, height }
  await browser().browser.send('Browser.setWindowBounds', { windowId, bounds })
}

async function setChromiumState(windowId: number, windowState: 'normal' | 'minimized'): Promise<void> {
  await browser().browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState } })
}
