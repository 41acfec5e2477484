import { z } from 'zod'
import { byteOrderMark, type CsvCell, csvRow } from '#shared/csv/csv-row.ts'
import { createIsoTime } from './iso-time.ts'

/** What a STRICT table of texts and whole numbers has in a row. */
export type SqlValue = string | number | null

const plain = (value: SqlValue): CsvCell => value ?? undefined

const isoTime = createIsoTime()
const time = (value: SqlValue): CsvCell => (typeof value === 'number' ? isoTime(value) : undefined)

const tagList = z.array(z.string())

const tags = (value: SqlValue): CsvCell =>
  typeof value === 'string' ? tagList.parse(JSON.parse(value)).join('; ') : undefined

/** Heading, column of the log, and how it is written: the headings of the platform's report as far as a desktop knows them. */
const columns: readonly (readonly [string, string, (value: SqlValue) => CsvCell])[] = [
  ['call_id', 'call_id', plain],
  ['account_id', 'account_id', plain],
  ['account', 'account_name', plain],
  ['customer_id', 'customer_id', plain],
  ['customer', 'customer_name', plain],
  ['phone', 'customer_phone', plain],
  ['answered_by', 'answered_by', plain],
  ['direction', 'direction', plain],
  ['started_at', 'started_at', time],
  ['answered_at', 'answered_at', time],
  ['ended_at', 'ended_at', time],
  ['ring_ms', 'ring_ms', plain],
  ['talk_ms', 'talk_ms', plain],
  ['status', 'status', plain],
  ['reason', 'reason', plain],
  ['ended_by', 'ended_by', plain],
  ['disposition', 'disposition', plain],
  ['note', 'note', plain],
  ['tags', 'tags', tags],
]

/** The columns to be selected, in the order that `csvLine` expects after the first, which is the call's place. */
export const csvSelect = ['id', ...columns.map(([, column]) => column)].join(', ')

/** The first line of the file. */
export const csvHead = byteOrderMark + csvRow(columns.map(([heading]) => heading))

/**
 * One row of `csvSelect` as a line. Not parsed by a schema, which for 1,000,000 rows would take longer than all else:
 * every value passed one when it was written, and the table itself is STRICT.
 */
export function csvLine(row: readonly SqlValue[]): string {
  return csvRow(columns.map(([, , cell], index) => cell(row[index + 1] ?? null)))
}
