import { readLayout, readField, writeField } from '#shared/domain/headset/report-fields.ts'
import {
  type HeadsetKey,
  type HidCollection,
  keyUsages,
  type Lamps,
  lampUsages,
} from '#shared/domain/headset/hid-collections.ts'
import { readHeadsetReports } from '#shared/domain/headset/headset-reports.ts'

/** Something that the headset sends. */
export interface SentReport {
  readonly reportId: number
  readonly data: Uint8Array<ArrayBuffer>
}

/** The device's side of a headset: it has bits, switches of its own, and habits. */
export interface VirtualHeadset {
  readonly collections: readonly HidCollection[]
  /** What its lamps show. */
  readonly lamps: Lamps
  /** Where its own switches stand. */
  readonly at: { readonly hookSwitch: boolean; readonly mute: boolean }
  /** A person presses the key: what the device sends of it, in order. */
  press(key: HeadsetKey): readonly SentReport[]
  down(key: HeadsetKey): SentReport
  up(key: HeadsetKey): SentReport
  /** The computer has sent a report. @returns what the device says to it */
  receive(reportId: number, data: Uint8Array): readonly SentReport[]
}

/** @param echoes it answers a lamp that changes with the state of that switch, or the press of that key */
export function createVirtualHeadset(
  collections: readonly HidCollection[],
  { echoes }: { readonly echoes: boolean },
): VirtualHeadset {
  const input = readLayout(collections, 'inputReports')
  const output = readLayout(collections, 'outputReports')
  const kinds = readHeadsetReports(collections)?.abilities.keys ?? {}
  const at = { hookSwitch: false, mute: false, drop: false }
  const lamps = { offHook: false, mute: false, ring: false }

  /** All keys of the report that carries this one, as they stand. */
  function reportOf(key: HeadsetKey): SentReport {
    const field = input.fields.get(keyUsages[key])?.[0]
    if (!field) throw new Error(`This headset has no ${key}.`)
    const { reportId } = field
    const data = new Uint8Array(input.lengths.get(reportId) ?? 0)
    let slot = 0
    for (const other of ['hookSwitch', 'drop', 'mute'] as const) {
      if (!at[other]) continue
      const fields = input.fields.get(keyUsages[other])?.filter(one => one.reportId === reportId) ?? []
      const chosen = fields[0]?.slotValue === undefined ? fields[0] : fields[slot++]
      if (chosen) writeField(data, chosen, chosen.slotValue ?? 1)
    }
    return { reportId, data }
  }
  function set(key: HeadsetKey, isOn: boolean): SentReport {
    at[key] = isOn
    return reportOf(key)
  }
  const down = (key: HeadsetKey) => set(key, kinds[key] === 'position' ? !at[key] : true)
  const up = (key: HeadsetKey) => set(key, kinds[key] === 'position' ? at[key] : false)
  const press = (key: HeadsetKey) => (kinds[key] === 'position' ? [down(key)] : [down(key), up(key)])

  function follow(lamp: 'offHook' | 'mute', key: 'hookSwitch' | 'mute'): readonly SentReport[] {
    if (kinds[key] !== 'position') return echoes ? press(key) : []
    if (at[key] === lamps[lamp]) return []
    const report = set(key, lamps[lamp])
    return echoes ? [report] : []
  }

  return {
    collections,
    get lamps() {
      return { ...lamps }
    },
    get at() {
      return { hookSwitch: at.hookSwitch, mute: at.mute }
    },
    press,
    down,
    up,
    receive(reportId, data) {
      const changed: ('offHook' | 'mute')[] = []
      for (const lamp of ['offHook', 'mute', 'ring'] as const) {
        const fields = lampUsages[lamp].flatMap(usage => output.fields.get(usage) ?? [])
        const carried = fields.filter(field => field.reportId === reportId)
        if (carried.length === 0) continue
        const isLit = carried.some(field => readField(data, field) !== 0)
        if (isLit !== lamps[lamp] && lamp !== 'ring') changed.push(lamp)
        lamps[lamp] = isLit
        // A switch that stands elsewhere than its lamp is moved to it.
        if (lamp === 'mute' && at.mute !== isLit && kinds.mute === 'position' && !changed.includes('mute'))
          changed.push('mute')
        if (lamp === 'offHook' && at.hookSwitch !== isLit && !changed.includes('offHook'))
          changed.push('offHook')
      }
      return changed.flatMap(lamp => follow(lamp, lamp === 'mute' ? 'mute' : 'hookSwitch'))
    },
  }
}
