import { z } from 'zod'
import type { CallLogEntry, callLogQuerySchema } from '#shared/ipc/call-log-entry.ts'
import type { ReadDb, SqlParameters } from './databases.ts'
import { entryColumns, entryOfRow, idsPerMs } from './entry-rows.ts'
import { matchOf, searchTermsOf } from './search-text.ts'

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

/** What an index of its own answers, and what must be asked of each call. */
interface Conditions {
  readonly index: string
  readonly indexed: string
  readonly others: string
  readonly match: string | undefined
  /** Places from the first of these to before the second. */
  readonly from: number
  readonly until: number
  readonly parameters: SqlParameters
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

function conditionsOf(owner: string, query: CallLogQuery): Conditions {
  const terms = searchTermsOf(query.search)
  const { accountId, customerId, status, reason, from, until } = query
  const others = [
    ...(accountId === undefined ? [] : ['account_id = :accountId']),
    ...(status === undefined ? [] : ['status = :status']),
    ...(reason === undefined ? [] : ['reason = :reason']),
    ...terms.map((_, index) => `instr(customer_search, :term${index}) > 0`),
  ]
  return {
    index: customerId === undefined ? indexes[query.filter] : 'calls_by_customer',
    indexed: `owner = :owner ${indexedFilters[query.filter]} ${customerId === undefined ? '' : 'AND customer_id = :customerId'}`,
    others: others.map(condition => `AND ${condition}`).join(' '),
    match: matchOf(terms),
    parameters: {
      owner,
      ...(customerId !== undefined && { customerId }),
      ...(accountId !== undefined && { accountId }),
      ...(status !== undefined && { status }),
      ...(reason !== undefined && { reason }),
      ...Object.fromEntries(terms.map((term, index) => [`term${index}`, term])),
    },
    from: (from ?? 0) * idsPerMs,
    until: until === undefined ? Number.MAX_SAFE_INTEGER : until * idsPerMs,
  }
}

/** Named outright: without statistics SQLite would take the widest. */
const indexes: Readonly<Record<CallLogQuery['filter'], string>> = {
  all: 'calls_by_owner',
  missed: 'calls_by_status',
  inbound: 'calls_by_direction',
  outbound: 'calls_by_direction',
}

const indexedFilters: Readonly<Record<CallLogQuery['filter'], string>> = {
  all: '',
  missed: `AND direction = 'inbound' AND status = 'unanswered'`,
  inbound: `AND direction = 'inbound'`,
  outbound: `AND direction = 'outbound'`,
}

function placed(row: unknown): PlacedEntry {
  const { id, ...entry } = placedSchema.parse(row)
  return { id, entry: entryOfRow(entry) }
}

const placedSchema = z.looseObject({ id: z.number() })
