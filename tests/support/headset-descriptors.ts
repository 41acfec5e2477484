import type { HidCollection, HidReportItem } from '#shared/domain/headset/hid-collections.ts'

/** Shapes of report descriptors as headsets of several makes have them, put together from the HID Usage Tables. */

const telephony = (usage: number) => 0x0b_0000 + usage
const led = (usage: number) => 0x08_0000 + usage
const bits = (usages: readonly number[], more: Partial<HidReportItem> = {}): HidReportItem => ({
  isAbsolute: true,
  isArray: false,
  hasPreferredState: false,
  reportSize: 1,
  reportCount: usages.length,
  usages,
  ...more,
})
const padding = (reportCount: number): HidReportItem => ({ reportSize: 1, reportCount, usages: [] })
const headset = (inputs: readonly HidReportItem[], outputs: readonly HidReportItem[], reportId: number) => ({
  usagePage: 0x0b,
  usage: 0x05,
  inputReports: [{ reportId, items: inputs }],
  outputReports: [{ reportId, items: outputs }],
})
const consumerKeys: HidCollection = {
  usagePage: 0x0c,
  usage: 0x01,
  inputReports: [{ reportId: 1, items: [bits([0x0c_00e9, 0x0c_00ea]), padding(6)] }],
}

/** A switch for the hook, a relative key for mute; a keypad as an array behind them. */
export const hookSwitchAndMuteKey: readonly HidCollection[] = [
  consumerKeys,
  headset(
    [
      bits([telephony(0x20), telephony(0x97)]),
      bits([telephony(0x2f), telephony(0x21), telephony(0x24)], { isAbsolute: false }),
      {
        isArray: true,
        isRange: true,
        usageMinimum: telephony(0xb0),
        usageMaximum: telephony(0xbb),
        reportSize: 4,
        reportCount: 1,
        logicalMinimum: 0,
      },
      padding(7),
    ],
    [bits([led(0x17), led(0x09), led(0x18), led(0x20), led(0x21), telephony(0x9e)]), padding(10)],
    2,
  ),
]

/** Mute is a switch too: the headset keeps it, and follows its lamp. */
export const twoSwitches: readonly HidCollection[] = [
  headset(
    [bits([telephony(0x20), telephony(0x2f)]), padding(6)],
    [bits([led(0x09), led(0x18), led(0x17)]), padding(5)],
    0,
  ),
]

/** Each lamp is a report of its own, and the reports are told with an inner collection only. */
export const lampsApart: readonly HidCollection[] = [
  {
    usagePage: 0x0b,
    usage: 0x05,
    children: [
      {
        usagePage: 0x0b,
        usage: 0x07,
        inputReports: [
          { reportId: 8, items: [padding(3), bits([telephony(0x20)]), padding(4)] },
          { reportId: 9, items: [bits([telephony(0x2f)], { hasPreferredState: true }), padding(7)] },
        ],
        outputReports: [
          { reportId: 0x17, items: [padding(8), bits([led(0x17)]), padding(7)] },
          { reportId: 0x18, items: [bits([led(0x18)]), padding(7)] },
          { reportId: 0x09, items: [bits([led(0x09)]), padding(7)] },
        ],
      },
    ],
  },
]

/** All keys in one array: each slot names the key that is down. */
export const keysInAnArray: readonly HidCollection[] = [
  headset(
    [
      {
        isArray: true,
        isAbsolute: true,
        hasPreferredState: true,
        usages: [telephony(0x20), telephony(0x26), telephony(0x2f)],
        reportSize: 8,
        reportCount: 2,
        logicalMinimum: 1,
      },
    ],
    [bits([led(0x17), led(0x18), led(0x09)]), padding(5)],
    5,
  ),
]

export const allShapes = { hookSwitchAndMuteKey, twoSwitches, lampsApart, keysInAnArray }

/** A keyboard: no telephone. */
export const keyboard: readonly HidCollection[] = [
  {
    usagePage: 0x01,
    usage: 0x06,
    inputReports: [
      {
        reportId: 0,
        items: [
          {
            isArray: true,
            isRange: true,
            usageMinimum: 0x07_0000,
            usageMaximum: 0x07_00ff,
            reportSize: 8,
            reportCount: 6,
          },
        ],
      },
    ],
  },
]
