import { z } from 'zod'
import type { CallLogEntry, callLogQuerySchema } from '#shared/ipc/call-log-entry.ts'
import type { Conditions } from '../conditions.ts'
import type { ReadDb, SqlParameters } from '../databases.ts'
import { entryColumns, entryOfRow } from '../entry-rows.ts'

export type CallLogQuery = z.output<typeof callLogQuerySchema>

/** A call and its place in the log's order. */
export interface PlacedEntry {
  readonly id: number
  readonly entry: CallLogEntry
}

export interface Slice {
  /** Newest first. */
  readonly found: readonly PlacedEntry[]
  /** Where to go on; null when everything was looked at. */
  readonly reached: number | null
}

export interface SliceOptions {
  /** Only calls whose place is before this one. */
  readonly before: number
  /** How many are wanted. */
  readonly limit: number
  /** How many candidates are looked at: what bounds the time that one slice takes. */
  readonly scan: number
}

/** Candidates, newest first, and where to go on. */
interface Candidates {
  readonly ids: readonly number[]
  readonly reached: number | null
}

/**
 * Looks at the next `scan` candidates of a query and returns those that answer it. However rare the answers are, one
 * slice takes a few milliseconds; whoever wants more asks again from `reached`.
 */
export function readSlice(db: ReadDb, conditions: Conditions, options: SliceOptions): Slice {
  if (conditions.match === undefined && conditions.others === '') return pageOfIndex(db, conditions, options)
  const { ids, reached } =
    conditions.match === undefined
      ? lookThrough(db, conditions, options)
      : askSearchIndex(db, conditions, conditions.match, options)
  const found = answersAmong(db, conditions, { ids, limit: options.limit })
  return { found, reached: found.length === options.limit ? (found.at(-1)?.id ?? null) : reached }
}

/** Every call in the order of an index is an answer. */
function pageOfIndex(db: ReadDb, conditions: Conditions, { before, limit }: SliceOptions): Slice {
  const found = db.all(pageSql(conditions), { ...rangeOf(conditions, before), limit }).map(placed)
  return { found, reached: found.length === limit ? (found.at(-1)?.id ?? null) : null }
}

const pageSql = ({ index, indexed }: Conditions): string =>
  `SELECT id, ${entryColumns} FROM calls INDEXED BY ${index}
   WHERE ${indexed} AND id < :before AND id >= :from ORDER BY id DESC LIMIT :limit`

/** Each call is asked, in one statement: what the next calls are, and which of them are answers. */
function lookThrough(db: ReadDb, conditions: Conditions, { before, scan }: SliceOptions): Candidates {
  const { path, indexed, others } = conditions
  const looked = lookedSchema.parse(
    db.first(
      `SELECT count(*) AS looked, min(id) AS last, json_group_array(id) FILTER (WHERE TRUE ${others}) AS ids
       FROM (SELECT id, account_id, status, reason, customer_search FROM calls ${path} WHERE ${indexed} AND id < :before AND id >= :from ORDER BY id DESC LIMIT :scan)`,
      { ...rangeOf(conditions, before), scan },
    ),
  )
  return { ids: looked.ids, reached: looked.looked < scan ? null : looked.last }
}

const lookedSchema = z.object({
  looked: z.number(),
  last: z.number().nullable(),
  ids: z.string().transform(text => z.array(z.number()).parse(JSON.parse(text))),
})

/** The candidates come from the index of three-letter parts. */
function askSearchIndex(
  db: ReadDb,
  { from, until }: Conditions,
  match: string,
  { before, scan }: SliceOptions,
): Candidates {
  const rows = db.all(
    `SELECT rowid AS id FROM calls_found
     WHERE calls_found MATCH :match AND rowid < :before AND rowid >= :from ORDER BY rowid DESC LIMIT :scan`,
    { match, before: Math.min(before, until), from, scan },
  )
  const ids = z
    .array(z.object({ id: z.number() }))
    .parse(rows)
    .map(({ id }) => id)
  return { ids, reached: ids.length < scan ? null : (ids.at(-1) ?? null) }
}

/** The newest of the candidates that answer everything. */
function answersAmong(
  db: ReadDb,
  { indexed, others, parameters }: Conditions,
  { ids, limit }: { readonly ids: readonly number[]; readonly limit: number },
): readonly PlacedEntry[] {
  if (ids.length === 0) return []
  return db
    .all(
      `SELECT id, ${entryColumns} FROM calls
       WHERE id IN (SELECT value FROM json_each(:ids)) AND ${indexed} ${others} ORDER BY id DESC LIMIT :limit`,
      { ...parameters, ids: JSON.stringify(ids), limit },
    )
    .map(placed)
}

/** The statement that reads a page of a query that an index answers alone, for whoever looks at its plan. */
export function pageStatement(
  conditions: Conditions,
  { before, limit }: Pick<SliceOptions, 'before' | 'limit'>,
): { readonly sql: string; readonly parameters: SqlParameters } {
  return { sql: pageSql(conditions), parameters: { ...rangeOf(conditions, before), limit } }
}

const rangeOf = ({ parameters, from, until }: Conditions, before: number): SqlParameters => ({
  ...parameters,
  from,
  before: Math.min(before, until),
})

function placed(row: unknown): PlacedEntry {
  const { id, ...entry } = placedSchema.parse(row)
  return { id, entry: entryOfRow(entry) }
}

const placedSchema = z.looseObject({ id: z.number() })
