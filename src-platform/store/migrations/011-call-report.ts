import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/** What the report counts, and the roads to it: by time, account, agent, customer and reason. [L1] [L3] */
export const callReport: Migration = {
  version: 11,
  async up(db, types) {
    for (const column of ['ring_ms', 'talk_ms', 'cost_minor']) {
      await db.schema.alterTable('calls').addColumn(column, types.number).execute()
    }
    await db.schema
      .createTable('callers')
      .addColumn('customer_id', 'text', column => column.primaryKey())
      .addColumn('search_text', 'text', column => column.notNull())
      .execute()
    const { rows } = await sql<{ id: string; data: string }>`
      select id, data from calls where status is not null order by offered_at, id
    `.execute(db)
    for (const { id, data } of rows) {
      const call = JSON.parse(data) as CallThen
      await sql`
        update calls set ring_ms = ${call.ringMs}, talk_ms = ${call.talkMs}, cost_minor = ${call.cost?.minor ?? null}
        where id = ${id}
      `.execute(db)
      const { id: customerId, name, phone = '' } = call.customer
      // As far as a step without live code can know them: the next call of each completes the numbers.
      await sql`
        insert into callers (customer_id, search_text) values (${customerId}, ${`${name} ${phone}`.toLowerCase()})
        on conflict (customer_id) do nothing
      `.execute(db)
    }
    const roads = {
      calls_reported: sql`offered_at, id, status, customer_id, account_id, agent_id, direction, reason, ring_ms, talk_ms, cost_minor`,
      calls_reported_of_account: sql`account_id, offered_at, id`,
      calls_reported_of_agent: sql`agent_id, offered_at, id`,
      calls_reported_of_customer: sql`customer_id, offered_at, id`,
      calls_reported_by_reason: sql`reason, offered_at, id`,
    }
    for (const [name, columns] of Object.entries(roads)) {
      await sql`create index ${sql.raw(name)} on calls (${columns}) where status is not null`.execute(db)
    }
  },
}

interface CallThen {
  readonly ringMs: number
  readonly talkMs: number
  readonly cost?: { readonly minor: number }
  readonly customer: { readonly id: string; readonly name: string; readonly phone?: string }
}
