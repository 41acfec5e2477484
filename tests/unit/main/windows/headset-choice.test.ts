import { beforeEach, expect, it } from 'vitest'
import { HeadsetChoice } from '../../../../src-main/windows/headset-choice.ts'
import type { HidDevice } from '../../../../src-main/windows/headset-grants.ts'
import type { HeadsetOffer } from '#shared/ipc/desktop-state.ts'
import { hookSwitchAndMuteKey, keyboard } from '../../../support/headset-descriptors.ts'

const headset = (deviceId: string, name = ` ${deviceId} `): HidDevice => ({
  deviceId,
  name,
  vendorId: 0x0b0e,
  productId: 0x0412,
  collections: hookSwitchAndMuteKey,
})
const shown: (readonly HeadsetOffer[] | undefined)[] = []
const granted: string[] = []
const answers: (string | null)[] = []
const answer = (deviceId: string | null) => void answers.push(deviceId)
let choice: HeadsetChoice
let vendors: readonly string[]

beforeEach(() => {
  for (const list of [shown, granted, answers]) list.length = 0
  vendors = ['*']
  choice = new HeadsetChoice({
    vendors: () => vendors,
    show: offers => shown.push(offers),
    grant: ({ deviceId }) => granted.push(deviceId),
  })
})
const ids = () => shown.at(-1)?.map(({ deviceId }) => deviceId)

it('offers headsets alone, and grants the one that is chosen before the page hears of it', () => {
  choice.ask([headset('a'), { ...headset('k'), collections: keyboard }], id => {
    expect(granted).toEqual(['a'])
    answer(id)
  })
  expect(shown).toEqual([[{ deviceId: 'a', name: 'a', model: '0b0e:0412' }]])
  choice.choose('a')
  expect(answers).toEqual(['a'])
  expect(shown.at(-1)).toBeUndefined()
})

it('follows what is plugged in, and takes nothing that is not offered', () => {
  choice.ask([], answer)
  choice.plugged(headset('a'))
  choice.plugged({ ...headset('k'), collections: keyboard })
  choice.plugged(headset('b'))
  expect(ids()).toEqual(['a', 'b'])
  choice.unplugged({ deviceId: 'a' })
  expect(ids()).toEqual(['b'])
  choice.choose('a')
  choice.choose('k')
  expect([answers, granted]).toEqual([[], []])
  choice.choose(null)
  expect([answers, granted]).toEqual([[null], []])
})

it('answers each request once, the older when a newer comes', () => {
  choice.ask([headset('a')], id => answers.push(id === null ? 'old: none' : id))
  choice.ask([headset('b')], answer)
  expect(answers).toEqual(['old: none'])
  choice.choose('b')
  choice.choose('b')
  choice.choose(null)
  choice.plugged(headset('c'))
  expect(answers).toEqual(['old: none', 'b'])
  expect(shown.at(-1)).toBeUndefined()
})

it('[D9] offers those of the organisation’s vendors alone, also when one is plugged in', () => {
  vendors = ['047f']
  choice.ask([headset('a')], answer)
  expect(ids()).toEqual([])
  choice.plugged({ ...headset('b'), vendorId: 0x047f })
  choice.plugged(headset('c'))
  expect(ids()).toEqual(['b'])
})
