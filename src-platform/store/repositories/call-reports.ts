import type { Kysely } from 'kysely'
import type { AgentId, CallId } from '#shared/domain/ids.ts'
import type { CallReport } from '../records.ts'
import type { Database } from '../schema.ts'

export interface CallReportsRepository {
  byCall(callId: CallId): Promise<CallReport | undefined>
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
      // Written by `save` alone.
      return (
        row && {
          callId,
          agentId: row.agent_id as AgentId,
          stats: JSON.parse(row.stats) as CallReport['stats'],
          note: row.note ?? undefined,
          disposition: row.disposition ?? undefined,
          reportedAt: row.reported_at,
        }
      )
    },
    async save({ callId, agentId, stats, note, disposition, reportedAt }) {
      const values = {
        agent_id: agentId,
        stats: JSON.stringify(stats),
        note: note ?? null,
        disposition: disposition ?? null,
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
