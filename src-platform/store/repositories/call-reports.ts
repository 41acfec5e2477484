import type { Kysely, Selectable } from 'kysely'
import type { AgentId, CallId } from '#shared/domain/ids.ts'
import type { CallReport } from '../records.ts'
import type { Database } from '../schema.ts'

export interface CallReportsRepository {
  byCall(callId: CallId): Promise<CallReport | undefined>
  /** Of those calls that have one. */
  ofCalls(callIds: readonly CallId[]): Promise<ReadonlyMap<CallId, CallReport>>
  /** Inserts or replaces. */
  save(report: CallReport): Promise<void>
}

export function callReportsOn(db: Kysely<Database>): CallReportsRepository {
  return {
    async byCall(callId) {
      const row = await db
        .selectFrom('call_reports')
        .selectAll()
        .where('call_id', '=', callId)
        .executeTakeFirst()
      return row && toReport(row)
    },
    async ofCalls(callIds) {
      if (callIds.length === 0) return new Map()
      const rows = await db.selectFrom('call_reports').selectAll().where('call_id', 'in', callIds).execute()
      return new Map(rows.map(row => [row.call_id as CallId, toReport(row)]))
    },
    async save({ callId, agentId, stats, note, disposition, tags, reportedAt }) {
      const values = {
        agent_id: agentId,
        stats: JSON.stringify(stats),
        note: note ?? null,
        disposition: disposition ?? null,
        tags: tags === undefined ? null : JSON.stringify(tags),
        reported_at: reportedAt,
      }
      await db
        .insertInto('call_reports')
        .values({ call_id: callId, ...values })
        .onConflict(conflict => conflict.column('call_id').doUpdateSet(values))
        .execute()
    },
  }
}

// Written by `save` alone.
const toReport = (row: Selectable<Database['call_reports']>): CallReport => ({
  callId: row.call_id as CallId,
  agentId: row.agent_id as AgentId,
  stats: JSON.parse(row.stats) as CallReport['stats'],
  note: row.note ?? undefined,
  disposition: row.disposition ?? undefined,
  ...(row.tags !== null && { tags: JSON.parse(row.tags) as readonly string[] }),
  reportedAt: row.reported_at,
})
