import { describe, expect, it } from 'vitest'
import { type HeadsetReports, readHeadsetReports } from '#shared/domain/headset/headset-reports.ts'
import { darkLamps, type HidCollection, isTelephony } from '#shared/domain/headset/hid-collections.ts'
import {
  allShapes,
  hookSwitchAndMuteKey,
  keyboard,
  keysInAnArray,
  lampsApart,
  twoSwitches,
} from '../../../../support/headset-descriptors.ts'

function reportsOf(collections: readonly HidCollection[]): HeadsetReports {
  const reports = readHeadsetReports(collections)
  if (!reports) throw new Error('no keys were found')
  return reports
}
const bytes = (...values: number[]) => Uint8Array.from(values)
const sent = (reports: HeadsetReports, lit: Parameters<HeadsetReports['encode']>[0]) =>
  reports.encode(lit).map(({ reportId, data }) => [reportId, ...data])

describe('what a headset’s descriptor says', () => {
  it.each(Object.entries(allShapes))('%s: hook switch, mute and all lamps are found', (_name, shape) => {
    const { abilities } = reportsOf(shape)
    expect(abilities.keys.hookSwitch).toBe('position')
    expect(abilities.lamps).toEqual(['offHook', 'mute', 'ring'])
    expect(isTelephony(shape)).toBe(true)
  })

  it('a keyboard is no telephone, whatever it presses', () => {
    expect(isTelephony(keyboard)).toBe(false)
    expect(readHeadsetReports(keyboard)).toBeNull()
    expect(readHeadsetReports([])).toBeNull()
  })

  it('tells a mute switch from a mute key', () => {
    expect(reportsOf(twoSwitches).abilities.keys.mute).toBe('position')
    expect(reportsOf(hookSwitchAndMuteKey).abilities.keys.mute).toBe('press')
    expect(reportsOf(lampsApart).abilities.keys.mute).toBe('press')
    expect(reportsOf(keysInAnArray).abilities.keys).toEqual({
      hookSwitch: 'position',
      drop: 'press',
      mute: 'press',
    })
  })
})

describe('input reports', () => {
  it('are read at the bits of their usages, past padding', () => {
    const { decode } = reportsOf(lampsApart)
    expect(decode(8, bytes(0b0000_1000))).toEqual({ hookSwitch: true })
    expect(decode(8, bytes(0b1111_0111))).toEqual({ hookSwitch: false })
    expect(decode(9, bytes(1))).toEqual({ mute: true })
  })

  it('of other ids, and too short ones, press nothing', () => {
    const { decode } = reportsOf(hookSwitchAndMuteKey)
    expect(decode(1, bytes(0xff))).toEqual({})
    expect(decode(2, bytes())).toEqual({ hookSwitch: false, mute: false })
    expect(decode(2, bytes(0b0000_0101, 0))).toEqual({ hookSwitch: true, mute: true })
  })

  it('name the keys that are down where they are an array', () => {
    const { decode } = reportsOf(keysInAnArray)
    expect(decode(5, bytes(3, 1))).toEqual({ hookSwitch: true, drop: false, mute: true })
    expect(decode(5, bytes(0, 2))).toEqual({ hookSwitch: false, drop: true, mute: false })
    expect(decode(5, bytes(9, 0))).toEqual({ hookSwitch: false, drop: false, mute: false })
  })
})

describe('output reports', () => {
  it('light every usage of a lamp, and leave the rest of the report dark', () => {
    const reports = reportsOf(hookSwitchAndMuteKey)
    expect(sent(reports, { offHook: true, mute: true, ring: false })).toEqual([[2, 0b0000_0011, 0]])
    // Ring is both an LED and the Telephony page's ringer here.
    expect(sent(reports, { ...darkLamps, ring: true })).toEqual([[2, 0b0010_0100, 0]])
    expect(sent(reports, darkLamps)).toEqual([[2, 0, 0]])
  })

  it('are one for each report id', () => {
    expect(sent(reportsOf(lampsApart), { ...darkLamps, offHook: true })).toEqual([
      [0x17, 0, 1],
      [0x09, 0],
      [0x18, 0],
    ])
    expect(sent(reportsOf(twoSwitches), { offHook: true, mute: false, ring: true })).toEqual([[0, 0b110]])
  })

  it('a descriptor that claims a million keys is read within bounds', () => {
    const [device] = twoSwitches
    const boundless = {
      isRange: true,
      usageMinimum: 0,
      usageMaximum: 0xffff_ffff,
      reportSize: 1,
      reportCount: 1e9,
    }
    const shape = [
      { ...device, inputReports: [...(device?.inputReports ?? []), { reportId: 7, items: [boundless] }] },
    ]
    expect(reportsOf(shape).abilities.keys.mute).toBe('position')
  })
})
