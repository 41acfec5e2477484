import { describe, expect, it } from 'vitest'
import {
  headsetGrantsSchema,
  headsetsAmong,
  mayOpenHid,
  withGrant,
} from '../../../../src-main/windows/headset-grants.ts'
import { hookSwitchAndMuteKey, keyboard, twoSwitches } from '../../../support/headset-descriptors.ts'

const model = { vendorId: 0x0b0e, productId: 0x0412 }
const headset = { ...model, deviceId: 'a', name: 'Evolve', collections: hookSwitchAndMuteKey }
const origin = 'app://dering'
const anyVendor = ['*']

describe('which HID devices the page may have', () => {
  it('opens a headset of an allowed model, from our page alone', () => {
    expect(mayOpenHid({ origin, device: headset }, [model], anyVendor)).toBe(true)
    expect(mayOpenHid({ origin: 'app://dering/', device: headset }, [model], anyVendor)).toBe(true)
    expect(mayOpenHid({ origin: 'https://dering', device: headset }, [model], anyVendor)).toBe(false)
    expect(mayOpenHid({ origin, device: headset }, [], anyVendor)).toBe(false)
    expect(mayOpenHid({ origin, device: headset }, [{ ...model, productId: 1 }], anyVendor)).toBe(false)
  })

  it('never opens what is no telephone, even under an allowed model’s numbers', () => {
    expect(mayOpenHid({ origin, device: { ...model, collections: keyboard } }, [model], anyVendor)).toBe(
      false,
    )
    expect(mayOpenHid({ origin, device: model }, [model], anyVendor)).toBe(false)
  })

  it('offers headsets alone, each once', () => {
    const other = { ...headset, deviceId: 'b', collections: twoSwitches }
    const keys = { ...headset, deviceId: 'c', collections: keyboard }
    expect(headsetsAmong([headset, keys, other, { ...headset }], anyVendor).map(one => one.deviceId)).toEqual(
      ['a', 'b'],
    )
  })

  it('[D9] offers and opens headsets of the organisation’s vendors alone', () => {
    expect(mayOpenHid({ origin, device: headset }, [model], ['0b0e'])).toBe(true)
    expect(mayOpenHid({ origin, device: headset }, [model], ['047f'])).toBe(false)
    const other = { ...headset, vendorId: 0x047f, deviceId: 'b' }
    expect(headsetsAmong([headset, other], ['047f']).map(one => one.deviceId)).toEqual(['b'])
  })

  it('keeps each model once, and the newest of very many', () => {
    expect(withGrant([model], headset)).toEqual([model])
    const many = Array.from({ length: 50 }, (_, productId) => ({ vendorId: 1, productId }))
    const kept = withGrant(many, headset)
    expect(kept).toHaveLength(50)
    expect(kept.at(-1)).toEqual(model)
    expect(headsetGrantsSchema.parse(kept)).toEqual(kept)
  })
})
