import { z } from 'zod'
import type { CallLogEntry, callLogQuerySchema } from '#shared/ipc/call-log-entry.ts'
import { callLogEntrySchema } from '#shared/ipc/call-log-entry.ts'
import type { ReadDb, SqlParameters, WriteDb } from './databases.ts'

export type CallLogQuery = z.output<typeof callLogQuerySchema>

const filters: Readonly<Record<CallLogQuery['filter'], string>> = {
  all: '',
  missed: `AND direction = 'inbound' AND status = 'unanswered'`,
  inbound: `AND direction = 'inbound'`,
  outbound: `AND direction = 'outbound'`,
}

const columns = `
  call_id, direction, account_id, account_name, room_id, customer_id, customer_name, customer_phone,
  started_at, answered_at, ended_at, status, reason, answered_by, ring_ms, talk_ms, ended_by`

/** The statement of a query and what it is given: a page in an index's own order, from where the last one stopped. */
export function pageStatement(
  owner: string,
  query: CallLogQuery,
): { readonly sql: string; readonly parameters: SqlParameters } {
  const search = query.search.trim()
  const { after } = query
  const sql = `
    SELECT ${columns} FROM calls
    WHERE owner = :owner ${filters[query.filter]}
    ${after ? 'AND (started_at, call_id) < (:startedAt, :callId)' : ''}
    ${search === '' ? '' : `AND (customer_name LIKE :name ESCAPE '!' OR customer_phone LIKE :phone ESCAPE '!')`}
    ORDER BY started_at DESC, call_id DESC
    LIMIT :limit`
  return {
    sql,
    parameters: {
      owner,
      // One more than asked for tells whether there is a next page.
      limit: query.limit + 1,
      ...(after ? { startedAt: after.startedAt, callId: after.callId } : {}),
      ...(search === '' ? {} : { name: containing(search), phone: phoneLike(search) }),
    },
  }
}

/** A page of the log, newest first. */
export function readPage(
  db: ReadDb,
  owner: string,
  query: CallLogQuery,
): { readonly entries: readonly CallLogEntry[]; readonly hasMore: boolean } {
  const { sql, parameters } = pageStatement(owner, query)
  const entries = db.all(sql, parameters).map(row => entrySchema.parse(row))
  return { entries: entries.slice(0, query.limit), hasMore: entries.length > query.limit }
}

/** Takes every call with a customer out of the log, and what happened to it. */
export function deleteCallsWith(
  tx: WriteDb,
  owner: string,
  { accountId, customerId }: { readonly accountId: string; readonly customerId: string },
): void {
  const whose = 'owner = :owner AND account_id = :accountId AND customer_id = :customerId'
  const parameters = { owner, accountId, customerId }
  tx.run(
    `DELETE FROM call_events WHERE owner = :owner AND call_id IN (SELECT call_id FROM calls WHERE ${whose})`,
    parameters,
  )
  tx.run(`DELETE FROM calls WHERE ${whose}`, parameters)
}

/** One call, or undefined. */
export function readEntry(db: ReadDb, owner: string, callId: string): CallLogEntry | undefined {
  const row = db.first(`SELECT ${columns} FROM calls WHERE owner = :owner AND call_id = :callId`, {
    owner,
    callId,
  })
  return row === undefined ? undefined : entrySchema.parse(row)
}

/** Puts a call in its newest form; the same again changes nothing. */
export function putEntry(tx: WriteDb, owner: string, entry: CallLogEntry): void {
  tx.run(
    `INSERT INTO calls (owner, ${columns})
     VALUES (:owner, :callId, :direction, :accountId, :accountName, :roomId, :customerId, :customerName,
       :customerPhone, :startedAt, :answeredAt, :endedAt, :status, :reason, :answeredBy, :ringMs, :talkMs, :endedBy)
     ON CONFLICT (owner, call_id) DO UPDATE SET
       account_name = CASE excluded.account_name WHEN '' THEN account_name ELSE excluded.account_name END,
       room_id = coalesce(excluded.room_id, room_id),
       customer_name = excluded.customer_name,
       customer_phone = coalesce(excluded.customer_phone, customer_phone),
       started_at = excluded.started_at,
       answered_at = coalesce(excluded.answered_at, answered_at),
       ended_at = coalesce(excluded.ended_at, ended_at),
       status = excluded.status,
       reason = CASE excluded.status WHEN 'elsewhere' THEN excluded.reason ELSE coalesce(excluded.reason, reason) END,
       answered_by = coalesce(excluded.answered_by, answered_by),
       ring_ms = coalesce(excluded.ring_ms, ring_ms),
       talk_ms = coalesce(excluded.talk_ms, talk_ms),
       ended_by = coalesce(excluded.ended_by, ended_by)
     -- A call that ended does not come back to life, whatever is told late.
     WHERE NOT (excluded.status = 'live' AND status <> 'live')`,
    {
      owner,
      callId: entry.callId,
      direction: entry.direction,
      accountId: entry.accountId,
      accountName: entry.accountName,
      roomId: entry.roomId ?? null,
      customerId: entry.customerId,
      customerName: entry.customerName,
      customerPhone: entry.customerPhone ?? null,
      startedAt: entry.startedAt,
      answeredAt: entry.answeredAt ?? null,
      endedAt: entry.endedAt ?? null,
      status: entry.status,
      reason: entry.reason ?? null,
      answeredBy: entry.answeredBy ?? null,
      ringMs: entry.ringMs ?? null,
      talkMs: entry.talkMs ?? null,
      endedBy: entry.endedBy ?? null,
    },
  )
}

/** The start of the oldest call that the log believes to be going on. */
export function oldestLiveStart(db: ReadDb, owner: string): number | undefined {
  const row = db.first(`SELECT min(started_at) AS at FROM calls WHERE owner = :owner AND status = 'live'`, {
    owner,
  })
  return z.object({ at: z.number().nullable() }).parse(row).at ?? undefined
}

/** Until when, by the platform's clock, the log is known to be complete. */
export function reconciledUntil(db: ReadDb, owner: string): number | undefined {
  const row = db.first('SELECT until FROM reconciled WHERE owner = :owner', { owner })
  return row === undefined ? undefined : z.object({ until: z.number() }).parse(row).until
}

export function setReconciled(tx: WriteDb, owner: string, until: number): void {
  tx.run(
    `INSERT INTO reconciled (owner, until) VALUES (:owner, :until)
     ON CONFLICT (owner) DO UPDATE SET until = max(until, excluded.until)`,
    { owner, until },
  )
}

/** Calls of before `startedBefore` that nobody told the end of and that do not go on: their end stays unknown. */
export function closeForgotten(
  tx: WriteDb,
  owner: string,
  known: { readonly startedBefore: number; readonly live: readonly string[] },
): void {
  tx.run(
    `UPDATE calls SET status = CASE WHEN answered_at IS NULL THEN 'unanswered' ELSE 'answered' END
     WHERE owner = :owner AND status = 'live' AND started_at < :startedBefore
       AND call_id NOT IN (SELECT value FROM json_each(:live))`,
    { owner, startedBefore: known.startedBefore, live: JSON.stringify(known.live) },
  )
}

/** Numbers are found however they are typed: with spaces, and with the 0 that replaces the country code at home. */
function phoneLike(search: string): string | null {
  const digits = search.replaceAll(/[\s()+.-]/g, '').replace(/^0+/, '')
  return /^\d+$/.test(digits) ? containing(digits) : null
}

const containing = (text: string): string => `%${text.replaceAll(/[%_!]/g, '!$&')}%`

/** A row as SQLite returns it, told in the words of an entry. */
const entrySchema = z
  .record(z.string(), z.unknown())
  .transform(row =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
        value ?? undefined,
      ]),
    ),
  )
  .pipe(callLogEntrySchema)
