import type { HeadsetKey } from '#shared/domain/headset/hid-collections.ts'
import type { HidInterface, HidSource } from '../../src-renderer/features/headset/webhid.ts'
import type { SentReport, VirtualHeadset } from './virtual-headset.ts'

/** A virtual headset as it is plugged into a virtual `navigator.hid`. */
export interface PluggedHeadset {
  readonly headset: VirtualHeadset
  readonly name: string
  readonly vendorId?: number
  readonly productId?: number
  /** Another program holds it: it cannot be opened. */
  isHeld?: boolean
  /** The person has to allow it first. */
  isAllowed?: boolean
}

/** A `navigator.hid` with headsets that are not there, and the hand that presses their keys. */
export class VirtualHid extends EventTarget implements HidSource {
  readonly #devices: { readonly device: VirtualInterface; readonly plugged: PluggedHeadset }[] = []

  async getDevices(): Promise<readonly HidInterface[]> {
    return this.#devices.filter(({ plugged }) => plugged.isAllowed !== false).map(({ device }) => device)
  }

  /** The person chooses the first. */
  async requestDevice(): Promise<readonly HidInterface[]> {
    const first = this.#devices.find(({ plugged }) => plugged.isAllowed === false)
    if (!first) return []
    first.plugged.isAllowed = true
    return [first.device]
  }

  plug(plugged: PluggedHeadset): void {
    this.#devices.push({ device: new VirtualInterface(plugged), plugged })
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
}

class VirtualInterface extends EventTarget implements HidInterface {
  readonly #plugged: PluggedHeadset
  opened = false

  constructor(plugged: PluggedHeadset) {
    super()
    this.#plugged = plugged
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

  async sendReport(reportId: number, data: Uint8Array<ArrayBuffer>): Promise<void> {
    if (!this.opened) throw new DOMException('The device must be opened first.', 'InvalidStateError')
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
