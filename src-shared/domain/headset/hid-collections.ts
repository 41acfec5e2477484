/**
 * What a report descriptor says, in the shape in which WebHID and Electron hand it over. Usages are 32 bits: the page in
 * the upper half (HID Usage Tables, section 3.1).
 */
export interface HidReportItem {
  readonly isAbsolute?: boolean
  readonly isArray?: boolean
  readonly isRange?: boolean
  readonly hasPreferredState?: boolean
  readonly usages?: readonly number[]
  readonly usageMinimum?: number
  readonly usageMaximum?: number
  /** Bits of one field. */
  readonly reportSize?: number
  readonly reportCount?: number
  readonly logicalMinimum?: number
}

export interface HidReport {
  /** 0 where the device numbers none. */
  readonly reportId?: number
  readonly items?: readonly HidReportItem[]
}

export interface HidCollection {
  readonly usagePage?: number
  readonly usage?: number
  readonly children?: readonly HidCollection[]
  readonly inputReports?: readonly HidReport[]
  readonly outputReports?: readonly HidReport[]
}

export const telephonyPage = 0x0b
const ledPage = 0x08

const usageOf = (page: number, usage: number): number => page * 0x1_0000 + usage

/** The keys that this app understands; names as in the Telephony page. */
export const keyUsages = {
  hookSwitch: usageOf(telephonyPage, 0x20),
  drop: usageOf(telephonyPage, 0x26),
  mute: usageOf(telephonyPage, 0x2f),
} as const
export type HeadsetKey = keyof typeof keyUsages

/** The lamps that a headset may have. Each is lit by every usage that its device offers for it. */
export const lampUsages = {
  offHook: [usageOf(ledPage, 0x17)],
  mute: [usageOf(ledPage, 0x09)],
  // Some headsets ring by the Telephony page's own "Ringer" and have no LED for it.
  ring: [usageOf(ledPage, 0x18), usageOf(telephonyPage, 0x9e)],
} as const
export type HeadsetLamp = keyof typeof lampUsages

/** Which lamps are lit. */
export type Lamps = Readonly<Record<HeadsetLamp, boolean>>
export const darkLamps: Lamps = { offHook: false, mute: false, ring: false }

/** Whether it is something to telephone with: only such devices may be opened. */
export function isTelephony(collections: readonly HidCollection[]): boolean {
  return collections.some(({ usagePage }) => usagePage === telephonyPage)
}
