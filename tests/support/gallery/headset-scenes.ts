import type { HeadsetOffer, Settings } from '#shared/ipc/desktop-state.ts'
import { hookSwitchAndMuteKey, twoSwitches } from '../headset-descriptors.ts'
import { createVirtualHeadset } from '../virtual-headset.ts'
import { type PluggedHeadset, VirtualHid } from '../virtual-hid.ts'
import { createFakeDesk, granted } from './fake-dering.ts'
import { desktop, room, session } from './people.ts'
import type { CallScene } from './call-scenes.ts'

const shapes = { first: hookSwitchAndMuteKey, second: twoSwitches }
const aHeadset = (shape: keyof typeof shapes, more: Partial<PluggedHeadset> = {}): PluggedHeadset => ({
  headset: createVirtualHeadset(shapes[shape], { echoes: true }),
  name: 'Jabra Evolve2 65',
  ...more,
})

function settings(plugged: readonly PluggedHeadset[], change: Partial<Settings> = {}, pressed = false) {
  return (): CallScene => {
    const state = desktop({ session: session([room(0)]) })
    const hid = new VirtualHid()
    for (const one of plugged) hid.plug(one)
    return {
      desk: createFakeDesk({ state: { ...state, settings: { ...state.settings, ...change } } }),
      hid,
      ...(pressed && { play: () => pressMute(hid, plugged) }),
    }
  }
}

/** The question which headset may be used, with these plugged in. */
function choice(...offers: readonly HeadsetOffer[]): () => CallScene {
  return () => ({
    desk: createFakeDesk({
      state: desktop({ session: session([room(0)]), headsetChoice: offers }),
      handlers: {
        chooseHeadset: (_input, desk) => {
          desk.set(state => ({ ...state, headsetChoice: undefined }))
          return granted(null)
        },
      },
    }),
  })
}

/** Once it is open and somebody listens: what is pressed before reaches nobody. */
async function pressMute(hid: VirtualHid, plugged: readonly PluggedHeadset[]): Promise<void> {
  const [device] = await hid.getDevices()
  const [first] = plugged
  device?.addEventListener('opened', () => setTimeout(() => first && hid.press(first.headset, 'mute')))
}

const first = aHeadset('first')
const second = aHeadset('second', { name: 'Poly Voyager Focus 2 UC', productId: 2 })

/** The settings' rows of headsets, by their names in the address: `?scene=headset-open&section=settings`. */
export const headsetScenes: Readonly<Record<string, () => CallScene>> = {
  'headset-new': settings([aHeadset('first', { isAllowed: false })]),
  'headset-open': settings([first, second]),
  'headset-tried': settings([first], {}, true),
  'headset-held': settings([aHeadset('first', { isHeld: true })]),
  'headset-off': settings([first], { headset: 'off' }),
  'headset-choice': choice(
    { deviceId: 'a', name: 'Jabra Evolve2 65', model: '0b0e:0412' },
    {
      deviceId: 'b',
      name: 'Poly Voyager Focus 2 UC with BT700 USB-A adapter and charge stand',
      model: '047f:0257',
    },
    { deviceId: 'c', name: '', model: '046d:0ab5' },
  ),
  'headset-choice-none': choice(),
  'headset-away': settings([], { headset: '0b0e:0412' }),
}
