import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { CallLog } from './call-log.ts'
import type { ReadDb, WriteDb } from './databases.ts'
import { idsPerMs } from './entry-rows.ts'

/** Calls deleted in one transaction: with their events and their parts of the search, some milliseconds. */
const callsPerTurn = 100

/** Whose calls; undefined: everybody's who ever signed in here. */
type Owner = string | undefined

/** Where the row of everybody stands. */
const everybody = '*'

/**
 * Deletes the calls that started before a time, but for those that go on, from the bytes of the files too, and keeps them
 * from being told again. Gives way to other work after every few of them.
 * @returns how many were deleted; undefined when the log cannot be written, and it must be tried again
 */
export async function forgetBefore(
  callLog: CallLog,
  before: number,
  owner?: Owner,
): Promise<number | undefined> {
  const isKept = callLog.write(tx => keepSince(tx, owner ?? everybody, before))
  if (!isKept) return undefined
  let deleted = 0
  for (;;) {
    let found = 0
    const isWritten = callLog.write(tx => {
      found = deleteSome(tx, before, owner)
    })
    if (!isWritten) return undefined
    deleted += found
    if (found < callsPerTurn) break
    await setImmediate()
  }
  if (deleted > 0) callLog.shred()
  return deleted
}

/** Deletes what was noted of calls that the log does not have, of this agent. */
export function deleteLooseEvents(tx: WriteDb, owner: string): void {
  tx.run(
    `DELETE FROM call_events WHERE owner = :owner
       AND call_id NOT IN (SELECT call_id FROM calls WHERE owner = :owner)`,
    { owner },
  )
}

/** From when on calls of this agent are kept, in milliseconds since the epoch. */
export function keptSince(db: ReadDb, owner: string): number {
  const row = db.first(`SELECT max(since) AS since FROM kept WHERE owner IN (:owner, '${everybody}')`, {
    owner,
  })
  return z.object({ since: z.number().nullable() }).parse(row).since ?? 0
}

/** An agent's own deletion holds for good; what holds for everybody follows the setting, back too. */
function keepSince(tx: WriteDb, owner: string, since: number): void {
  const newer = owner === everybody ? 'excluded.since' : 'max(since, excluded.since)'
  tx.run(
    `INSERT INTO kept (owner, since) VALUES (:owner, :since) ON CONFLICT (owner) DO UPDATE SET since = ${newer}`,
    { owner, since },
  )
}

function deleteSome(tx: WriteDb, before: number, owner: Owner): number {
  const parameters = { before: before * idsPerMs, limit: callsPerTurn, ...(owner !== undefined && { owner }) }
  const rows = z.array(z.object({ id: z.number(), owner: z.string(), callId: z.string() })).parse(
    tx.all(
      `SELECT id, owner, call_id AS callId FROM calls
       WHERE id < :before AND status <> 'live' ${owner === undefined ? '' : 'AND owner = :owner'}
       ORDER BY id LIMIT :limit`,
      parameters,
    ),
  )
  for (const row of rows) {
    tx.run('DELETE FROM call_events WHERE owner = :owner AND call_id = :callId', {
      owner: row.owner,
      callId: row.callId,
    })
    tx.run('DELETE FROM calls WHERE id = :id', { id: row.id })
  }
  return rows.length
}
