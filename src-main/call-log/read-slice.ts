import { z } from 'zod'
import type { CallLogEntry, callLogQuerySchema } from '#shared/ipc/call-log-entry.ts'
import { type Conditions, conditionsOf } from './conditions.ts'
import type { ReadDb, SqlParameters } from './databases.ts'
import { entryColumns, entryOfRow } from './entry-rows.ts'

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

/**
 * Looks at the next `scan` candidates of a query and returns those that answer it. However rare the answers are, one
 * slice takes a few milliseconds; whoever wants more asks again from `reached`.
 */
export function readSlice(db: ReadDb, owner: string, query: CallLogQuery, options: SliceOptions): Slice {
  const conditions = conditionsOf(owner, query)
  return conditions.match === undefined
    ? sliceOfIndex(db, conditions, options)
    : sliceOfSearch(db, conditions, conditions.match, options)
}

/** The candidates come from the index of three-letter parts. */
function sliceOfSearch(
  db: ReadDb,
  { indexed, others, from, until, parameters }: Conditions,
  match: string,
  { before, scan }: SliceOptions,
): Slice {
  const candidates = z.array(z.object({ id: z.number() })).parse(
    db.all(
      `SELECT rowid AS id FROM calls_found
       WHERE calls_found MATCH :match AND rowid < :before AND rowid >= :from ORDER BY rowid DESC LIMIT :scan`,
      { match, before: Math.min(before, until), from, scan },
    ),
  )
  const ids = candidates.map(candidate => candidate.id)
  const rows = db.all(
    `SELECT id, ${entryColumns} FROM calls
     WHERE id IN (SELECT value FROM json_each(:ids)) AND ${indexed} ${others} ORDER BY id DESC`,
    { ...parameters, ids: JSON.stringify(ids) },
  )
  return { found: rows.map(placed), reached: ids.length < scan ? null : (ids.at(-1) ?? null) }
}

/** The candidates come in the order of an index. */
function sliceOfIndex(db: ReadDb, conditions: Conditions, { before, limit, scan }: SliceOptions): Slice {
  const { others, from, until, parameters } = conditions
  const range = { ...parameters, from, before: Math.min(before, until) }
  // Without further conditions each candidate is an answer.
  const last = others === '' ? undefined : db.first(lastCandidate(conditions), { ...range, offset: scan - 1 })
  const floor = last === undefined ? range.from : z.object({ id: z.number() }).parse(last).id
  const rows = db.all(pageSql(conditions), { ...range, from: floor, limit })
  const found = rows.map(placed)
  if (found.length === limit) return { found, reached: found.at(-1)?.id ?? null }
  return { found, reached: last === undefined ? null : floor }
}

const lastCandidate = ({ index, indexed }: Conditions): string =>
  `SELECT id FROM calls INDEXED BY ${index} WHERE ${indexed} AND id < :before AND id >= :from ORDER BY id DESC LIMIT 1 OFFSET :offset`

const pageSql = ({ index, indexed, others }: Conditions): string =>
  `SELECT id, ${entryColumns} FROM calls INDEXED BY ${index}
   WHERE ${indexed} AND id < :before AND id >= :from ${others} ORDER BY id DESC LIMIT :limit`

/** The statement that reads a page of a query that an index answers alone, for whoever looks at its plan. */
export function pageStatement(
  owner: string,
  query: CallLogQuery,
  before: number,
): { readonly sql: string; readonly parameters: SqlParameters } {
  const conditions = conditionsOf(owner, query)
  const { from, parameters } = conditions
  return { sql: pageSql(conditions), parameters: { ...parameters, from, before, limit: query.limit } }
}

function placed(row: unknown): PlacedEntry {
  const { id, ...entry } = placedSchema.parse(row)
  return { id, entry: entryOfRow(entry) }
}

const placedSchema = z.looseObject({ id: z.number() })
