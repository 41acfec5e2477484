import { sql, type Kysely } from 'kysely'
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
    // A platform may have more ended calls than memory.
    for (let after = '', isLast = false; !isLast;) {
      const { rows } = await sql<EndedRow>`
        select id, data from calls where status is not null and id > ${after} order by id limit ${slice}
      `.execute(db)
      for (const row of rows) await fill(db, row)
      after = rows.at(-1)?.id ?? after
      isLast = rows.length < slice
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

/** Calls in memory at once. */
const slice = 1_000

interface EndedRow {
  readonly id: string
  readonly data: string
}

async function fill(db: Kysely<unknown>, { id, data }: EndedRow): Promise<void> {
  // Written by the platform of then.
  const { ringMs, talkMs, cost, customer } = JSON.parse(data) as CallThen
  await sql`
    update calls set ring_ms = ${ringMs}, talk_ms = ${talkMs}, cost_minor = ${cost?.minor ?? null} where id = ${id}
  `.execute(db)
  // As far as a step without live code can know them: the next call of each completes the numbers.
  const text = `${customer.name} ${customer.phone ?? ''}`.toLowerCase()
  const { rows } = await sql<{ search_text: string }>`
    select search_text from callers where customer_id = ${customer.id}
  `.execute(db)
  const known = rows[0]?.search_text.split('\n') ?? []
  if (known.includes(text)) return
  const all = [text, ...known].join('\n')
  await sql`
    insert into callers (customer_id, search_text) values (${customer.id}, ${all})
    on conflict (customer_id) do update set search_text = ${all}
  `.execute(db)
}

interface CallThen {
  readonly ringMs: number
  readonly talkMs: number
  readonly cost?: { readonly minor: number }
  readonly customer: { readonly id: string; readonly name: string; readonly phone?: string }
}
