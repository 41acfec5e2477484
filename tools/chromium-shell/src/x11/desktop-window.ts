import { EventEmitter } from 'node:events'
import { eventMask } from 'x11'
import { debug } from '../log.ts'
import type { XServer } from './x-server.ts'

/** States of a window that the window manager keeps, by their names in freedesktop.org's specification. */
export type WindowState =
  | '_NET_WM_STATE_ABOVE'
  | '_NET_WM_STATE_FULLSCREEN'
  | '_NET_WM_STATE_SKIP_TASKBAR'
  | '_NET_WM_STATE_DEMANDS_ATTENTION'
  | '_NET_WM_STATE_STICKY'

const fromApplication = 1
/** How long a window manager may take to list a new window, in milliseconds: it draws a frame around it first. */
const findPatienceMs = 10_000
/** ICCCM's WM_STATE. */
const iconic = 3
const claimed = new Set<number>()

/** One of Chromium's windows as the X server and its window manager see it. */
export class DesktopWindow extends EventEmitter<{
  focus: [isFocused: boolean]
  minimize: [isMinimized: boolean]
}> {
  readonly #server: XServer
  readonly #window: number
  readonly #states = new Set<WindowState>()
  #isMapped = true
  #isMinimized = false

  private constructor(server: XServer, window: number) {
    super()
    this.#server = server
    this.#window = window
  }

  /**
   * Waits for the window manager to list a window of `processId` that nobody has claimed yet; rejects at once where
   * there is no window manager.
   */
  static async find(server: XServer, processId: number): Promise<DesktopWindow> {
    const [manager] = await server.numbers(server.root, '_NET_SUPPORTING_WM_CHECK')
    if (manager === undefined) throw new Error('There is no window manager')
    server.client.ChangeWindowAttributes(server.root, { eventMask: eventMask.PropertyChange })
    const clientList = await server.atom('_NET_CLIENT_LIST')
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    const look = async (): Promise<void> => {
      for (const window of await server.numbers(server.root, '_NET_CLIENT_LIST')) {
        if (!claimed.has(window) && (await ownerOf(server, window)) === processId) resolve(window)
      }
    }
    const onEvent = ({ name, wid, atom }: { name: string; wid: number; atom: number }): void => {
      if (name === 'PropertyNotify' && wid === server.root && atom === clientList) look().catch(reject)
    }
    const patience = setTimeout(
      () => reject(new Error('The window manager does not list the window')),
      findPatienceMs,
    )
    server.client.on('event', onEvent)
    try {
      await look()
      const window = await promise
      claimed.add(window)
      const found = new DesktopWindow(server, window)
      await found.#watch()
      return found
    } finally {
      clearTimeout(patience)
      server.client.off('event', onEvent)
    }
  }

  /** Puts the window on the screen; `isActive` gives it the focus as well. */
  async map(isActive: boolean): Promise<void> {
    // A window whose user time is 0 is mapped without being focused.
    await this.#server.setNumbers(this.#window, '_NET_WM_USER_TIME', 'CARDINAL', [isActive ? 1 : 0])
    if (!this.#isMapped) {
      await this.#writeStates()
      this.#server.client.MapWindow(this.#window)
      this.#isMapped = true
      await this.#tellStates()
    } else if (this.#isMinimized) {
      this.#server.client.MapWindow(this.#window)
    }
    if (isActive) await this.activate()
  }

  /** Takes the window off the screen and out of every taskbar. */
  async unmap(): Promise<void> {
    if (!this.#isMapped) return
    this.#isMapped = false
    this.#server.client.UnmapWindow(this.#window)
    // A window manager may go on naming a window active that was the only one.
    this.emit('focus', false)
    await this.#server.numbers(this.#window, 'WM_STATE') // a round trip: the order has been carried out
  }

  async minimize(): Promise<void> {
    await this.#server.tellManager(this.#window, 'WM_CHANGE_STATE', [iconic])
  }

  async activate(): Promise<void> {
    await this.#server.tellManager(this.#window, '_NET_ACTIVE_WINDOW', [fromApplication, 0, 0])
  }

  async setState(state: WindowState, isOn: boolean): Promise<void> {
    if (isOn) this.#states.add(state)
    else this.#states.delete(state)
    if (!this.#isMapped) return // written before the next map
    await this.#tellState(state, isOn)
  }

  /** No title bar and no border (Motif's hints: flag 2 is `decorations`). */
  async removeDecorations(): Promise<void> {
    await this.#server.setNumbers(this.#window, '_MOTIF_WM_HINTS', '_MOTIF_WM_HINTS', [2, 0, 0, 0, 0])
  }

  /** ICCCM: a window that takes no input, and does not offer to. */
  async refuseFocus(): Promise<void> {
    const deleteWindow = await this.#server.atom('WM_DELETE_WINDOW')
    await this.#server.setNumbers(this.#window, 'WM_PROTOCOLS', 'ATOM', [deleteWindow])
    await this.#server.setNumbers(this.#window, 'WM_HINTS', 'WM_HINTS', [1, 0, 0, 0, 0, 0, 0, 0, 0])
  }

  /** Chromium destroyed it. */
  forget(): void {
    claimed.delete(this.#window)
    this.#server.client.off('event', this.#onEvent)
  }

  async #watch(): Promise<void> {
    this.#server.client.ChangeWindowAttributes(this.#window, { eventMask: eventMask.PropertyChange })
    this.#activeWindow = await this.#server.atom('_NET_ACTIVE_WINDOW')
    this.#windowState = await this.#server.atom('WM_STATE')
    this.#server.client.on('event', this.#onEvent)
  }

  #activeWindow = 0
  #windowState = 0
  readonly #onEvent = ({ name, wid, atom }: { name: string; wid: number; atom: number }): void => {
    if (name !== 'PropertyNotify') return
    const failed = (error: unknown): void => debug('X11 window', error)
    if (wid === this.#server.root && atom === this.#activeWindow) this.tellFocus().catch(failed)
    if (wid === this.#window && atom === this.#windowState) this.#lookAtState().catch(failed)
  }

  /** Emits whether the window has the focus now; later changes are emitted without being asked for. */
  async tellFocus(): Promise<void> {
    const [active] = await this.#server.numbers(this.#server.root, '_NET_ACTIVE_WINDOW')
    this.emit('focus', this.#isMapped && active === this.#window)
  }

  async #lookAtState(): Promise<void> {
    const [state] = await this.#server.numbers(this.#window, 'WM_STATE')
    const isMinimized = state === iconic
    if (isMinimized === this.#isMinimized) return
    this.#isMinimized = isMinimized
    if (this.#isMapped) this.emit('minimize', isMinimized)
  }

  async #tellState(state: WindowState, isOn: boolean): Promise<void> {
    const atom = await this.#server.atom(state)
    await this.#server.tellManager(this.#window, '_NET_WM_STATE', [isOn ? 1 : 0, atom, 0, fromApplication])
  }

  /**
   * A window manager that is still busy with an earlier unmap wipes what was written for the map. It reads its orders in
   * turn, so what it is told after the map holds.
   */
  async #tellStates(): Promise<void> {
    for (const state of this.#states) await this.#tellState(state, true)
  }

  /** The window manager forgets the states of a window that is unmapped. */
  async #writeStates(): Promise<void> {
    const atoms = await Promise.all([...this.#states].map(state => this.#server.atom(state)))
    await this.#server.setNumbers(this.#window, '_NET_WM_STATE', 'ATOM', atoms)
  }
}

/** The process of a window; undefined when it does not say, or has gone since it was listed. */
async function ownerOf(server: XServer, window: number): Promise<number | undefined> {
  try {
    const [owner] = await server.numbers(window, '_NET_WM_PID')
    return owner
  } catch (error) {
    debug('a window that has gone', error)
    return undefined
  }
}
