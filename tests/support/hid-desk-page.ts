import type { HeadsetKey, HidCollection, Lamps } from '#shared/domain/headset/hid-collections.ts'
import type { HidDeskAsk } from './hid-desk.ts'
import { createVirtualHeadset } from './virtual-headset.ts'
import { type PluggedHeadset, VirtualHid } from './virtual-hid.ts'

/** In the page: a `navigator.hid` that shows what the shell's desk has, as far as the app allows it. */
declare global {
  interface Window {
    askHidDesk(ask: HidDeskAsk): Promise<unknown>
    hidDesk: HidDeskPage
  }
}

/** What the shell tells of a device that is plugged in. */
interface DeskDevice {
  readonly deviceId: string
  readonly name: string
  readonly vendorId: number
  readonly productId: number
  readonly collections: readonly HidCollection[]
}

/** The hand of whoever sits at the desk. */
export interface HidDeskPage {
  /** Something was plugged in or out. */
  lookAgain(): Promise<void>
  /** False while its lamps have not come to rest. */
  press(name: string, key: HeadsetKey): boolean
  /** Null: nothing of this name is plugged in. */
  lamps(name: string): Lamps | null
  /** Another program takes it, or lets it go. */
  hold(name: string, isHeld: boolean): void
}

// What the desk answers to each ask is written down beside it.
const ask = <T>(asked: HidDeskAsk) => window.askHidDesk(asked) as Promise<T>
const hid = new VirtualHid({
  allowed: async () => {
    await firstLook
    return await ask<readonly string[]>({ ask: 'allowed' })
  },
  select: async filters => await ask<string | null>({ ask: 'select', filters }),
  forget: async deviceId => void (await ask({ ask: 'forget', deviceId })),
})
const plugged = new Map<string, PluggedHeadset>()

async function look(): Promise<void> {
  const devices = await ask<readonly DeskDevice[]>({ ask: 'plugged' })
  for (const { name, headset } of plugged.values()) {
    if (devices.some(device => device.name === name)) continue
    plugged.delete(name)
    hid.unplug(headset)
  }
  for (const { collections, ...device } of devices) {
    if (plugged.has(device.name)) continue
    const one = { ...device, headset: createVirtualHeadset(collections, { echoes: true }) }
    plugged.set(device.name, one)
    hid.plug(one)
  }
}
const firstLook = look()

Object.defineProperty(navigator, 'hid', { value: hid, configurable: true })
window.hidDesk = {
  lookAgain: look,
  press: (name, key) => {
    const one = plugged.get(name)
    return one !== undefined && hid.pressAtRest(one.headset, key)
  },
  lamps: name => plugged.get(name)?.headset.lamps ?? null,
  hold: (name, isHeld) => {
    const one = plugged.get(name)
    if (one) one.isHeld = isHeld
  },
}
