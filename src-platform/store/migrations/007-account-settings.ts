import type { Migration } from './migration.ts'

/** Call hours and what Meta has of the settings [A9], how the account stands [I10], and agents' reports of calls. */
export const accountSettings: Migration = {
  version: 7,
  async up(db, types) {
    for (const column of ['call_hours', 'provider', 'standing']) {
      await db.schema.alterTable('accounts').addColumn(column, 'text').execute()
    }
    await db.schema
      .createIndex('calls_of_account_by_direction')
      .on('calls')
      .columns(['account_id', 'direction', 'offered_at desc', 'id desc'])
      .execute()
    await db.schema
      .createTable('call_reports')
      .addColumn('call_id', 'text', column => column.primaryKey().references('calls.id'))
      .addColumn('agent_id', 'text', column => column.notNull())
      .addColumn('stats', 'text', column => column.notNull())
      .addColumn('note', 'text')
      .addColumn('disposition', 'text')
      .addColumn('reported_at', types.number, column => column.notNull())
      .execute()
  },
}
