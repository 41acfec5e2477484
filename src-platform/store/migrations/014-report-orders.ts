import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/** The report in the order of ring time, talk time and cost; what a filter looks at lies beside the order. [L3] */
export const reportOrders: Migration = {
  version: 14,
  async up(db) {
    // A call without a cost is free: a place in an order, which null is not.
    await sql`update calls set cost_minor = 0 where status is not null and cost_minor is null`.execute(db)
    const filtered = 'offered_at, id, status, customer_id, account_id, agent_id, direction, reason'
    for (const column of ['ring_ms', 'talk_ms', 'cost_minor']) {
      await sql`
        create index ${sql.raw(`calls_reported_by_${column}`)} on calls (${sql.raw(`${column}, ${filtered}`)})
        where status is not null
      `.execute(db)
    }
  },
}
