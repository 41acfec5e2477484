import { hookSwitchAndMuteKey } from './headset-descriptors.ts'
import { createVirtualHeadset } from './virtual-headset.ts'
import { VirtualHid } from './virtual-hid.ts'

/** In the page: one headset on a virtual `navigator.hid`, and the hand of whoever wears it. */
const headset = createVirtualHeadset(hookSwitchAndMuteKey, { echoes: true })
const hid = new VirtualHid()
hid.plug({ headset, name: 'Virtual Headset' })
Object.defineProperty(navigator, 'hid', { value: hid, configurable: true })
const wearer = {
  press: (key: 'hookSwitch' | 'mute') => hid.pressAtRest(headset, key),
  lamps: () => headset.lamps,
}
Object.defineProperty(window, 'headsetWearer', { value: wearer })
export type HeadsetWearer = typeof wearer
