import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/** What every account had, got and spent; from now on the balance is read here alone. [O5] */
export const ledger: Migration = {
  version: 5,
  async up(db, types) {
    await db.schema
      .createTable('ledger')
      .addColumn('seq', types.counter, types.countedUp)
      .addColumn('key', 'text', column => column.notNull().unique())
      .addColumn('account_id', 'text', column => column.notNull().references('accounts.id'))
      .addColumn('at', types.number, column => column.notNull())
      .addColumn('reason', 'text', column => column.notNull())
      .addColumn('amount_minor', types.number, column => column.notNull())
      .addColumn('balance_minor', types.number, column => column.notNull())
      .addColumn('call_id', 'text', column => column.references('calls.id'))
      .addColumn('minute', 'integer')
      .addColumn('minutes', 'integer', column => column.notNull())
      .addColumn('month', 'text', column => column.notNull())
      .addColumn('agent_id', 'text', column => column.references('users.id'))
      .execute()
    await db.schema.createIndex('ledger_of_account').on('ledger').columns(['account_id', 'seq']).execute()
    await db.schema
      .createIndex('ledger_minutes_of_month')
      .on('ledger')
      .columns(['account_id', 'month', 'minutes'])
      .execute()
    await db.schema.createIndex('ledger_of_call').on('ledger').columns(['call_id', 'seq']).execute()
    await db.schema
      .createIndex('calls_connected_to_customer')
      .on('calls')
      .columns(['account_id', 'customer_id', 'direction', 'answered_at'])
      .execute()
    await sql`
      insert into ledger (key, account_id, at, reason, amount_minor, balance_minor, minutes, month)
      select 'opening:' || id, id, 0, 'opening', balance_minor, balance_minor, 0, '1970-01' from accounts
    `.execute(db)
    await db.schema.alterTable('accounts').dropColumn('balance_minor').execute()
  },
}
