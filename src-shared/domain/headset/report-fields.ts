import type { HidCollection, HidReport, HidReportItem } from './hid-collections.ts'

/** Where one usage stands in a report. */
export interface ReportField {
  readonly reportId: number
  /** From the first bit of the report's data, its id not counted. */
  readonly bitOffset: number
  readonly bitSize: number
  /** The value means "this usage is on"; absent where every value but 0 does. An array has a field for each slot. */
  readonly slotValue?: number
  /** `false`: each report is a change, not a position. */
  readonly isAbsolute: boolean
  /** Springs back when it is let go, as a key does. */
  readonly springsBack: boolean
}

export interface ReportLayout {
  /** Every field of each usage. */
  readonly fields: ReadonlyMap<number, readonly ReportField[]>
  /** The length of each report's data in bytes, by its id. */
  readonly lengths: ReadonlyMap<number, number>
}

/**
 * Reads where everything stands. The order of a report's items is the order of its bits, padding included. A device may
 * tell a report with its outer collection, an inner one, or both: the outermost telling is the whole of it.
 */
export function readLayout(
  collections: readonly HidCollection[],
  kind: 'inputReports' | 'outputReports',
): ReportLayout {
  const reports = new Map<number, HidReport>()
  const gather = (collection: HidCollection): void => {
    for (const report of collection[kind] ?? []) {
      const id = report.reportId ?? 0
      if (!reports.has(id)) reports.set(id, report)
    }
    collection.children?.forEach(gather)
  }
  collections.forEach(gather)

  const fields = new Map<number, ReportField[]>()
  const lengths = new Map<number, number>()
  for (const [reportId, { items = [] }] of reports) {
    let bits = 0
    for (const item of items) {
      addItem(fields, item, reportId, bits)
      bits += (item.reportSize ?? 0) * (item.reportCount ?? 0)
    }
    lengths.set(reportId, Math.ceil(bits / 8))
  }
  return { fields, lengths }
}

function addItem(
  fields: Map<number, ReportField[]>,
  item: HidReportItem,
  reportId: number,
  start: number,
): void {
  const bitSize = item.reportSize ?? 0
  const slots = item.reportCount ?? 0
  // An item may claim as many usages as it likes: no report is longer than 64 KiB, and no telephone has so many keys.
  const usages = usagesOf(item, mostUsages)
  if (bitSize === 0) return
  const common = {
    reportId,
    bitSize,
    isAbsolute: item.isAbsolute ?? true,
    springsBack: item.hasPreferredState ?? false,
  }
  for (let slot = 0; slot < Math.min(slots, mostUsages); slot += 1) {
    const bitOffset = start + slot * bitSize
    if (item.isArray === true) {
      usages.forEach((usage, index) => {
        const slotValue = (item.logicalMinimum ?? 0) + index
        add(fields, usage, { ...common, bitOffset, slotValue })
      })
      continue
    }
    // The last usage holds for all slots that are left; a further slot of the same usage is none of our keys.
    const usage = usages[slot]
    if (usage !== undefined) add(fields, usage, { ...common, bitOffset })
  }
}

const mostUsages = 512

function usagesOf(item: HidReportItem, most: number): readonly number[] {
  const { usages = [], usageMinimum, usageMaximum } = item
  if (item.isRange !== true || usageMinimum === undefined || usageMaximum === undefined) return usages
  const count = Math.max(0, Math.min(most, usageMaximum - usageMinimum + 1))
  return Array.from({ length: count }, (_, index) => usageMinimum + index)
}

function add(fields: Map<number, ReportField[]>, usage: number, field: ReportField): void {
  const known = fields.get(usage)
  if (known) known.push(field)
  else fields.set(usage, [field])
}

/** The value of a field, without sign; 0 where the report is too short for it. */
export function readField(data: Uint8Array, { bitOffset, bitSize }: ReportField): number {
  let value = 0
  for (let bit = bitSize - 1; bit >= 0; bit -= 1) {
    const at = bitOffset + bit
    value = value * 2 + (((data[at >> 3] ?? 0) >> (at & 7)) & 1)
  }
  return value
}

/** Sets a field in place; what lies outside the report is left out. */
export function writeField(data: Uint8Array, { bitOffset, bitSize }: ReportField, value: number): void {
  for (let bit = 0; bit < bitSize; bit += 1) {
    const at = bitOffset + bit
    const byte = data[at >> 3]
    if (byte === undefined) return
    const mask = 1 << (at & 7)
    data[at >> 3] = Math.floor(value / 2 ** bit) % 2 === 1 ? byte | mask : byte & ~mask
  }
}
