import type { Kysely } from 'kysely'
import type { AgentId, CallId } from '#shared/domain/ids.ts'
import type { WrapUp } from '#shared/domain/wrap-up.ts'
import type { Database } from '../schema.ts'

/** One for each agent at most: that of the last call. */
export interface WrapUpsRepository {
  all(): Promise<readonly WrapUp[]>
  byAgent(agentId: AgentId): Promise<WrapUp | undefined>
  /** Inserts or replaces. */
  save(wrapUp: WrapUp): Promise<void>
  remove(agentId: AgentId): Promise<void>
}

export function wrapUpsOn(db: Kysely<Database>): WrapUpsRepository {
  return {
    async all() {
      const rows = await db.selectFrom('wrap_ups').selectAll().orderBy('agent_id').execute()
      return rows.map(toWrapUp)
    },
    async byAgent(agentId) {
      const row = await db
        .selectFrom('wrap_ups')
        .selectAll()
        .where('agent_id', '=', agentId)
        .executeTakeFirst()
      return row && toWrapUp(row)
    },
    async save({ agentId, callId, until, extensions }) {
      const values = { call_id: callId, until, extensions }
      await db
        .insertInto('wrap_ups')
        .values({ agent_id: agentId, ...values })
        .onConflict(conflict => conflict.column('agent_id').doUpdateSet(values))
        .execute()
    },
    async remove(agentId) {
      await db.deleteFrom('wrap_ups').where('agent_id', '=', agentId).execute()
    },
  }
}

// Written by `save` alone.
const toWrapUp = (row: Database['wrap_ups']): WrapUp => ({
  agentId: row.agent_id as AgentId,
  callId: row.call_id as CallId,
  until: row.until,
  extensions: row.extensions,
})
