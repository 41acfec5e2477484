import {
  type HeadsetKey,
  type HeadsetLamp,
  type HidCollection,
  keyUsages,
  type Lamps,
  lampUsages,
} from './hid-collections.ts'
import { readField, readLayout, type ReportField, type ReportLayout, writeField } from './report-fields.ts'

/**
 * How a key reports. `position`: 1 and 0 are two lasting states, such as lifted and hung up. `press`: 1 is a press, and 0,
 * where it comes at all, the letting go.
 */
export type KeyKind = 'position' | 'press'

/** What a headset can say and show. */
export interface HeadsetAbilities {
  readonly keys: Readonly<Partial<Record<HeadsetKey, KeyKind>>>
  readonly lamps: readonly HeadsetLamp[]
}

/** The keys of one input report, and whether each is down. A key that this report does not carry is absent. */
export type KeyStates = Readonly<Partial<Record<HeadsetKey, boolean>>>

/** One output report to send. */
export interface OutputReport {
  readonly reportId: number
  readonly data: Uint8Array<ArrayBuffer>
}

/** The language of one headset: bytes to keys, lamps to bytes. */
export interface HeadsetReports {
  readonly abilities: HeadsetAbilities
  readonly decode: (reportId: number, data: Uint8Array) => KeyStates
  /** Each report that carries a lamp, whole: what else it carries stays off. */
  readonly encode: (lamps: Lamps) => readonly OutputReport[]
}

const keyNames = ['hookSwitch', 'drop', 'mute'] as const satisfies readonly HeadsetKey[]
const lampNames = ['offHook', 'mute', 'ring'] as const satisfies readonly HeadsetLamp[]

/** Learns it from the report descriptor; null when the device has none of the keys. */
export function readHeadsetReports(collections: readonly HidCollection[]): HeadsetReports | null {
  const input = readLayout(collections, 'inputReports')
  const output = readLayout(collections, 'outputReports')
  const keys = keyNames.flatMap(key => {
    const fields = input.fields.get(keyUsages[key]) ?? []
    return fields[0] ? [{ key, fields, kind: kindOf(key, fields[0]) }] : []
  })
  if (keys.length === 0) return null
  const lamps = lampNames.flatMap(lamp => {
    const fields = lampUsages[lamp].flatMap(usage => output.fields.get(usage) ?? [])
    return fields.length > 0 ? [{ lamp, fields }] : []
  })
  return {
    abilities: {
      keys: Object.fromEntries(keys.map(({ key, kind }) => [key, kind])),
      lamps: lamps.map(({ lamp }) => lamp),
    },
    decode: (reportId, data) =>
      Object.fromEntries(
        keys.flatMap(({ key, fields }) => {
          const carried = fields.filter(field => field.reportId === reportId)
          return carried.length > 0 ? [[key, carried.some(field => isOn(field, data))]] : []
        }),
      ),
    encode: lit => encodeLamps(lamps, output, lit),
  }
}

/**
 * The hook switch is a switch whatever its device calls it. The mute key is one only where the descriptor says so: an
 * absolute field without a preferred state; a relative one, or one that springs back, is a key.
 */
function kindOf(key: HeadsetKey, { isAbsolute, springsBack }: ReportField): KeyKind {
  if (!isAbsolute) return 'press'
  if (key === 'hookSwitch') return 'position'
  return springsBack ? 'press' : key === 'mute' ? 'position' : 'press'
}

function isOn(field: ReportField, data: Uint8Array): boolean {
  const value = readField(data, field)
  return field.slotValue === undefined ? value !== 0 : value === field.slotValue
}

function encodeLamps(
  lamps: readonly { readonly lamp: HeadsetLamp; readonly fields: readonly ReportField[] }[],
  layout: ReportLayout,
  lit: Lamps,
): readonly OutputReport[] {
  const reports = new Map<number, Uint8Array<ArrayBuffer>>()
  for (const { lamp, fields } of lamps) {
    for (const field of fields) {
      const data = reports.get(field.reportId) ?? new Uint8Array(layout.lengths.get(field.reportId) ?? 0)
      reports.set(field.reportId, data)
      if (lit[lamp]) writeField(data, field, field.slotValue ?? 1)
    }
  }
  return [...reports].map(([reportId, data]) => ({ reportId, data }))
}
