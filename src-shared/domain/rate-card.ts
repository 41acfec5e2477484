import type { Rate } from './billing.ts'
import { csvRows, type CsvRow } from './csv-rows.ts'
import { minorFromDecimal } from './money.ts'

/** The columns of a file of rates, by the names in its first line; `from_minute` may be left out. */
export const rateColumns = ['country_code', 'from_minute', 'per_minute'] as const
export type RateColumn = (typeof rateColumns)[number]

export const rateFaultCodes = [
  /** A quote is never closed. */
  'not_csv',
  'no_rates',
  /** The first line does not name it. */
  'column_missing',
  'column_unknown',
  'column_repeated',
  /** More or fewer fields than the first line names. */
  'fields_uneven',
  'country_not_digits',
  'minute_not_whole',
  'price_not_amount',
  /** The same country and first minute stand in an earlier line. */
  'rate_repeated',
  /** [O5] No rate of the country counts from minute 0 on, so that its first minutes would have no price. */
  'first_tier_missing',
] as const
export type RateFaultCode = (typeof rateFaultCodes)[number]

/** What is wrong with a file of rates, and where; line and column count from 1. */
export interface RateFault {
  readonly code: RateFaultCode
  readonly line: number
  readonly column: number
  /** What stands there, or the name of what is missing. */
  readonly value: string
}

export interface RateCard {
  /** All rates, by country and first minute; empty where there is any fault. */
  readonly rates: readonly Required<Rate>[]
  readonly faults: readonly RateFault[]
}

interface Placed {
  readonly rate: Required<Rate>
  readonly line: number
}

/** More minutes than a month of calls can have. */
const maxMinute = 1_000_000_000

/** [O5] The rates of a CSV file whose amounts are written in the currency itself, `1000` or `1000.50`. */
export function readRateCard(csv: string, currency: string): RateCard {
  const rows = csvRows(csv)
  if (!rows) return { rates: [], faults: [{ code: 'not_csv', line: 1, column: 1, value: '"' }] }
  const [header, ...body] = rows
  if (!header || body.length === 0) {
    return { rates: [], faults: [{ code: 'no_rates', line: header?.line ?? 1, column: 1, value: '' }] }
  }
  const inHeader = headerFaults(header)
  if (inHeader.length > 0) return { rates: [], faults: inHeader }
  const columns = header.fields.map(name => name.toLowerCase())
  const read = body.map(row => readRow(row, columns, currency))
  const placed = read.flatMap(({ rate, line }) => (rate ? [{ rate, line }] : []))
  const faults = [...read.flatMap(row => row.faults), ...tierFaults(placed, columns)]
  if (faults.length > 0) return { rates: [], faults: faults.toSorted(byPlace) }
  return { rates: placed.map(({ rate }) => rate).toSorted(byCountry), faults: [] }
}

function headerFaults({ line, fields }: CsvRow): readonly RateFault[] {
  const names = fields.map(name => name.toLowerCase())
  const known: readonly string[] = rateColumns
  const inPlace = names.flatMap((name, index): RateFault[] => {
    const place = { line, column: index + 1, value: fields[index] ?? '' }
    if (!known.includes(name)) return [{ code: 'column_unknown', ...place }]
    return names.indexOf(name) < index ? [{ code: 'column_repeated', ...place }] : []
  })
  const missing = (['country_code', 'per_minute'] as const).filter(name => !names.includes(name))
  return [
    ...inPlace,
    ...missing.map((value): RateFault => ({
      code: 'column_missing',
      line,
      column: fields.length + 1,
      value,
    })),
  ]
}

function readRow({ line, fields }: CsvRow, columns: readonly string[], currency: string) {
  const faults: RateFault[] = []
  if (fields.length !== columns.length) {
    const column = Math.min(fields.length, columns.length) + 1
    const code = 'fields_uneven' as const
    return { line, rate: undefined, faults: [{ code, line, column, value: String(fields.length) }] }
  }
  const valueOf = (name: RateColumn) => fields[columns.indexOf(name)]
  const note = (code: RateFaultCode, name: RateColumn) =>
    faults.push({ code, line, column: columns.indexOf(name) + 1, value: valueOf(name) ?? '' })

  const countryCode = (valueOf('country_code') ?? '').replace(/^\+/, '')
  if (!/^[1-9]\d{0,6}$/.test(countryCode)) note('country_not_digits', 'country_code')
  const minuteText = valueOf('from_minute') || '0'
  const fromMinute = /^\d+$/.test(minuteText) ? Number(minuteText) : Number.NaN
  if (!(fromMinute <= maxMinute)) note('minute_not_whole', 'from_minute')
  const perMinuteMinor = minorFromDecimal(valueOf('per_minute') ?? '', currency)
  if (perMinuteMinor === undefined) note('price_not_amount', 'per_minute')
  if (faults.length > 0 || perMinuteMinor === undefined) return { line, rate: undefined, faults }
  return { line, rate: { countryCode, fromMinute, perMinuteMinor }, faults }
}

/** What is wrong with rates that are each right in themselves. */
function tierFaults(placed: readonly Placed[], columns: readonly string[]): readonly RateFault[] {
  const column = columns.indexOf('country_code') + 1
  const begun = new Set(placed.flatMap(({ rate }) => (rate.fromMinute === 0 ? [rate.countryCode] : [])))
  const seen = new Set<string>()
  return placed.flatMap(({ rate, line }): RateFault[] => {
    const { countryCode: value } = rate
    const isRepeated = seen.has(keyOf(rate))
    const isBegun = begun.has(value)
    seen.add(keyOf(rate))
    // Said once of each country.
    begun.add(value)
    if (isRepeated) return [{ code: 'rate_repeated', line, column, value }]
    return isBegun ? [] : [{ code: 'first_tier_missing', line, column, value }]
  })
}

/** One rate that another list would add, change or remove. */
export type RateDifference =
  | { readonly kind: 'added' | 'removed'; readonly rate: Required<Rate> }
  | { readonly kind: 'changed'; readonly rate: Required<Rate>; readonly beforeMinor: number }

/** What another list of rates would change, by country and first minute. */
export function rateDifferences(
  before: readonly Required<Rate>[],
  after: readonly Required<Rate>[],
): readonly RateDifference[] {
  const known = new Map(before.map(rate => [keyOf(rate), rate.perMinuteMinor]))
  const kept = new Set(after.map(keyOf))
  const ofNew = after.flatMap((rate): RateDifference[] => {
    const beforeMinor = known.get(keyOf(rate))
    if (beforeMinor === undefined) return [{ kind: 'added', rate }]
    return beforeMinor === rate.perMinuteMinor ? [] : [{ kind: 'changed', rate, beforeMinor }]
  })
  const gone = before.filter(rate => !kept.has(keyOf(rate)))
  return [...ofNew, ...gone.map((rate): RateDifference => ({ kind: 'removed', rate }))].toSorted(
    (one, other) => byCountry(one.rate, other.rate),
  )
}

/** How many rates another list would add, change and remove. */
export function rateChanges(before: readonly Required<Rate>[], after: readonly Required<Rate>[]) {
  const kinds = rateDifferences(before, after).map(({ kind }) => kind)
  const count = (wanted: RateDifference['kind']) => kinds.filter(kind => kind === wanted).length
  return { added: count('added'), changed: count('changed'), removed: count('removed') }
}

const keyOf = ({ countryCode, fromMinute }: Required<Rate>) => `${countryCode} ${fromMinute}`
const byPlace = (one: RateFault, other: RateFault) => one.line - other.line || one.column - other.column
const byCountry = (one: Required<Rate>, other: Required<Rate>) =>
  one.countryCode.localeCompare(other.countryCode) || one.fromMinute - other.fromMinute
