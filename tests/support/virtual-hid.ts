import type { HeadsetKey } from '#shared/domain/headset/hid-collections.ts'
import { echoMs } from '#shared/domain/headset/headset-transition.ts'
import type { HidInterface, HidSource } from '../../src-renderer/features/headset/webhid.ts'
import type { SentReport, VirtualHeadset } from './virtual-headset.ts'

/** A virtual headset as it is plugged into a virtual `navigator.hid`. */
export interface PluggedHeadset {
  readonly headset: VirtualHeadset
  readonly name: string
  readonly vendorId?: number
  readonly productId?: number
  /** Known by it to whoever decides who may use it. */
  readonly deviceId?: string
  /** Another program holds it: it cannot be opened. */
  isHeld?: boolean
  /** The person has to allow it first. */
  isAllowed?: boolean
}

/** Who decides which headsets the page may have; without one it is `isAllowed`, and a person who takes the first. */
export interface HidAuthority {
  allowed(): Promise<readonly string[]>
  /** @returns the id of the one that the person chose; null: none */
  select(filters: readonly { readonly usagePage: number }[]): Promise<string | null>
  forget(deviceId: string): Promise<void>
}

/** A `navigator.hid` with headsets that are not there, and the hand that presses their keys. */
export class VirtualHid extends EventTarget implements HidSource {
  readonly #devices: { readonly device: VirtualInterface; readonly plugged: PluggedHeadset }[] = []

  readonly #authority: HidAuthority | undefined

  constructor(authority?: HidAuthority) {
    super()
    this.#authority = authority
  }

  async getDevices(): Promise<readonly HidInterface[]> {
    const allowed = await this.#authority?.allowed()
    if (allowed) return allowed.flatMap(id => this.#device(id))
    return this.#devices.filter(({ plugged }) => plugged.isAllowed !== false).map(({ device }) => device)
  }

  async requestDevice({
    filters,
  }: Parameters<HidSource['requestDevice']>[0]): Promise<readonly HidInterface[]> {
    if (this.#authority) {
      const chosen = await this.#authority.select(filters)
      return chosen === null ? [] : this.#device(chosen)
    }
    const first = this.#devices.find(({ plugged }) => plugged.isAllowed === false)
    if (!first) return []
    first.plugged.isAllowed = true
    return [first.device]
  }

  plug(plugged: PluggedHeadset): void {
    this.#devices.push({ device: new VirtualInterface(plugged, this.#authority), plugged })
    this.dispatchEvent(new Event('connect'))
  }

  unplug(headset: VirtualHeadset): void {
    const index = this.#devices.findIndex(({ plugged }) => plugged.headset === headset)
    const [gone] = this.#devices.splice(index, 1)
    if (gone) gone.device.opened = false
    this.dispatchEvent(new Event('disconnect'))
  }

  press(headset: VirtualHeadset, key: HeadsetKey): void {
    const found = this.#devices.find(({ plugged }) => plugged.headset === headset)
    found?.device.say(headset.press(key))
  }

  /** Presses as a person does, who sees a lamp change first; false while a press could be taken for the lamp's echo. */
  pressAtRest(headset: VirtualHeadset, key: HeadsetKey): boolean {
    const found = this.#devices.find(({ plugged }) => plugged.headset === headset)
    if (!found || performance.now() - found.device.heardAt <= echoMs) return false
    this.press(headset, key)
    return true
  }

  #device(id: string): readonly HidInterface[] {
    return this.#devices.filter(({ plugged }) => plugged.deviceId === id).map(({ device }) => device)
  }
}

class VirtualInterface extends EventTarget implements HidInterface {
  readonly #plugged: PluggedHeadset
  readonly #authority: HidAuthority | undefined
  opened = false
  /** When the computer last sent something, as `performance.now()` counts. */
  heardAt = Number.NEGATIVE_INFINITY

  constructor(plugged: PluggedHeadset, authority: HidAuthority | undefined) {
    super()
    this.#plugged = plugged
    this.#authority = authority
  }

  get vendorId(): number {
    return this.#plugged.vendorId ?? 0x1234
  }
  get productId(): number {
    return this.#plugged.productId ?? 0x0001
  }
  get productName(): string {
    return this.#plugged.name
  }
  get collections() {
    return this.#plugged.headset.collections
  }

  async open(): Promise<void> {
    if (this.#plugged.isHeld === true) throw new DOMException('Failed to open the device.', 'NotAllowedError')
    this.opened = true
    this.dispatchEvent(new Event('opened'))
  }

  async close(): Promise<void> {
    this.opened = false
  }

  async forget(): Promise<void> {
    this.opened = false
    if (this.#authority) await this.#authority.forget(this.#plugged.deviceId ?? '')
    else this.#plugged.isAllowed = false
  }

  async sendReport(reportId: number, data: Uint8Array<ArrayBuffer>): Promise<void> {
    if (!this.opened) throw new DOMException('The device must be opened first.', 'InvalidStateError')
    this.heardAt = performance.now()
    this.say(this.#plugged.headset.receive(reportId, data))
  }

  /** What the device sends reaches whoever has it open. */
  say(reports: readonly SentReport[]): void {
    if (!this.opened) return
    for (const { reportId, data } of reports) {
      const event = Object.assign(new Event('inputreport'), { reportId, data: new DataView(data.buffer) })
      this.dispatchEvent(event)
    }
  }
}
