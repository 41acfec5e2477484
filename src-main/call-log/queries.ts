import { z } from 'zod'
import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import type { ReadDb, WriteDb } from './databases.ts'
import { columns, columnValues, entryColumns, entryOfRow, idsPerMs } from './entry-rows.ts'
import { searchTextOf } from './search-text.ts'

/** A customer of one account; the same person may be one of another, too. */
export interface LoggedCustomer {
  readonly accountId: string
  readonly customerId: string
}

const ofCustomer = 'owner = :owner AND account_id = :accountId AND customer_id = :customerId'

/** The ids of every call with a customer. */
export function callIdsWith(db: ReadDb, owner: string, customer: LoggedCustomer): readonly string[] {
  const rows = db.all(`SELECT call_id AS callId FROM calls WHERE ${ofCustomer}`, { owner, ...customer })
  return z
    .array(z.object({ callId: z.string() }))
    .parse(rows)
    .map(({ callId }) => callId)
}

/** Takes every call with a customer out of the log, and what happened to it. */
export function deleteCallsWith(tx: WriteDb, owner: string, customer: LoggedCustomer): void {
  const parameters = { owner, ...customer }
  tx.run(
    `DELETE FROM call_events WHERE owner = :owner AND call_id IN (SELECT call_id FROM calls WHERE ${ofCustomer})`,
    parameters,
  )
  tx.run(`DELETE FROM calls WHERE ${ofCustomer}`, parameters)
}

/** One call, or undefined. */
export function readEntry(db: ReadDb, owner: string, callId: string): CallLogEntry | undefined {
  const row = db.first(`SELECT ${entryColumns} FROM calls WHERE owner = :owner AND call_id = :callId`, {
    owner,
    callId,
  })
  return row === undefined ? undefined : entryOfRow(z.looseObject({}).parse(row))
}

const keptSince = `coalesce((SELECT max(since) FROM kept WHERE owner IN (:owner, '*')), 0)`

/**
 * Takes a call out whose customer the platform has given a pseudonym meanwhile: they were erased while this desktop could
 * not hear of it, and nothing of what is here may stay. [P13]
 * @returns whether it was here
 */
export function deleteErased(
  tx: WriteDb,
  owner: string,
  { callId, customerId }: Pick<CallLogEntry, 'callId' | 'customerId'>,
): boolean {
  const erased = tx.first(
    `DELETE FROM calls WHERE owner = :owner AND call_id = :callId AND customer_id <> :customerId RETURNING id`,
    { owner, callId, customerId },
  )
  if (erased === undefined) return false
  tx.run('DELETE FROM call_events WHERE owner = :owner AND call_id = :callId', { owner, callId })
  return true
}

/** Puts a call in its newest form; the same again changes nothing. */
export function putEntry(tx: WriteDb, owner: string, entry: CallLogEntry): void {
  tx.run(
    `INSERT INTO calls (id, owner, customer_search, ${columns})
     SELECT
       coalesce((SELECT max(id) + 1 FROM calls WHERE id >= :firstId AND id < :firstId + ${idsPerMs}), :firstId),
       :owner, :customerSearch, ${columnValues}
     -- What was deleted, or is older than calls are kept, stays out; a call that goes on is always in.
     WHERE :status = 'live' OR :startedAt >= ${keptSince}
       OR EXISTS (SELECT 1 FROM calls WHERE owner = :owner AND call_id = :callId)
     ON CONFLICT (owner, call_id) DO UPDATE SET
       account_name = CASE excluded.account_name WHEN '' THEN account_name ELSE excluded.account_name END,
       room_id = coalesce(excluded.room_id, room_id),
       customer_name = excluded.customer_name,
       -- The number stays when only the name is told.
       customer_search = CASE WHEN excluded.customer_phone IS NULL
         THEN excluded.customer_search || substr(customer_search, instr(customer_search, char(10)) + 1)
         ELSE excluded.customer_search END,
       customer_phone = coalesce(excluded.customer_phone, customer_phone),
       started_at = excluded.started_at,
       answered_at = coalesce(excluded.answered_at, answered_at),
       ended_at = coalesce(excluded.ended_at, ended_at),
       status = excluded.status,
       reason = CASE excluded.status WHEN 'elsewhere' THEN excluded.reason ELSE coalesce(excluded.reason, reason) END,
       answered_by = coalesce(excluded.answered_by, answered_by),
       ring_ms = coalesce(excluded.ring_ms, ring_ms),
       talk_ms = coalesce(excluded.talk_ms, talk_ms),
       ended_by = coalesce(excluded.ended_by, ended_by),
       note = coalesce(excluded.note, note),
       disposition = coalesce(excluded.disposition, disposition),
       tags = coalesce(excluded.tags, tags)
     -- A call that ended does not come back to life, whatever is told late.
     WHERE NOT (excluded.status = 'live' AND status <> 'live')`,
    {
      owner,
      firstId: entry.startedAt * idsPerMs,
      customerSearch: searchTextOf(entry.customerName, entry.customerPhone),
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
      note: entry.note ?? null,
      disposition: entry.disposition ?? null,
      tags: entry.tags === undefined ? null : JSON.stringify(entry.tags),
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
