import { asElectron, createEvent } from '../electron-types.ts'
import type { ShellWebContents } from '../window/web-contents.ts'
import { openWindows } from '../window/open-windows.ts'
import { originOf } from '../network/schemes.ts'
import type { ShellSession } from './session.ts'

/** `filters` of `navigator.hid.requestDevice`, as far as the shell knows them. */
export interface HidFilter {
  readonly usagePage: number
}

/** A page's wait for the app's choice. */
interface Asking {
  readonly contents: ShellWebContents
  readonly filters: readonly HidFilter[]
}

/**
 * The HID devices of this desk, which are there because a test says so: Chromium's own chooser cannot be answered from
 * outside. The session is asked and told as by Electron: `select-hid-device`, while that waits `hid-device-added` and
 * `hid-device-removed`, the device permission handler for each look at a device, `hid-device-revoked` after `forget`.
 */
export class HidDesk {
  readonly #session: ShellSession
  readonly #devices = new Map<string, Electron.HIDDevice>()
  #asking: Asking | null = null

  constructor(session: ShellSession) {
    this.#session = session
  }

  /** Everything that is plugged in, whoever may use it. */
  get plugged(): readonly Electron.HIDDevice[] {
    return [...this.#devices.values()]
  }

  plug(device: Electron.HIDDevice): void {
    this.#devices.set(device.deviceId, device)
    this.#tell('hid-device-added', device)
  }

  unplug(deviceId: string): void {
    const device = this.#devices.get(deviceId)
    if (!device) return
    this.#devices.delete(deviceId)
    this.#tell('hid-device-removed', device)
  }

  /** What `navigator.hid.getDevices` may show this page. */
  allowed(contentsId: number): readonly string[] {
    const contents = contentsOf(contentsId)
    return this.plugged.filter(device => this.#mayUse(contents, device)).map(({ deviceId }) => deviceId)
  }

  /** `navigator.hid.requestDevice`. @returns the id that the app has chosen; null: none */
  async select(contentsId: number, filters: readonly HidFilter[]): Promise<string | null> {
    const contents = contentsOf(contentsId)
    const { checkHandler } = this.#session
    const mayAsk = checkHandler?.(asElectron(contents), 'hid', originOf(contents.getURL()), {
      isMainFrame: true,
      requestingUrl: contents.getURL(),
    })
    if (mayAsk === false) return null
    this.#asking = { contents, filters }
    const deviceList = this.plugged.filter(device => isWanted(device, filters))
    const chosen = await new Promise<string | null>(resolve => {
      const event = createEvent()
      const details = { deviceList, frame: contents.mainFrame }
      const isHeard = this.#session.emit('select-hid-device', event, details, (id?: string | null) => {
        resolve(id ?? null)
      })
      // Electron chooses nothing where nobody does.
      if (!isHeard || !event.defaultPrevented) resolve(null)
    })
    this.#asking = null
    return chosen !== null && this.#devices.has(chosen) ? chosen : null
  }

  /** `HIDDevice.forget`. */
  forget(contentsId: number, deviceId: string): void {
    const contents = contentsOf(contentsId)
    const device = this.#devices.get(deviceId)
    const origin = originOf(contents.getURL())
    if (device) this.#session.emit('hid-device-revoked', createEvent(), { device, origin })
  }

  #mayUse(contents: ShellWebContents, device: Electron.HIDDevice): boolean {
    const origin = originOf(contents.getURL())
    return this.#session.deviceHandler?.({ deviceType: 'hid', origin, device }) ?? false
  }

  #tell(name: 'hid-device-added' | 'hid-device-removed', device: Electron.HIDDevice): void {
    if (!this.#asking || !isWanted(device, this.#asking.filters)) return
    this.#session.emit(name, createEvent(), { device, frame: this.#asking.contents.mainFrame })
  }
}

function contentsOf(id: number): ShellWebContents {
  const window = openWindows.get(id)
  if (!window) throw new Error(`There is no page ${id}.`)
  return window.webContents
}

const isWanted = ({ collections }: Electron.HIDDevice, filters: readonly HidFilter[]): boolean =>
  filters.length === 0 ||
  filters.some(({ usagePage }) => collections.some(collection => collection.usagePage === usagePage))
