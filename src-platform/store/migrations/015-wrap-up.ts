import type { Migration } from './migration.ts'

/** The time after a call for its note, and what such a note may hold. */
export const wrapUp: Migration = {
  version: 15,
  async up(db, types) {
    await db.schema
      .createTable('wrap_ups')
      .addColumn('agent_id', 'text', column => column.primaryKey())
      .addColumn('call_id', 'text', column => column.notNull())
      .addColumn('until', types.number, column => column.notNull())
      .addColumn('extensions', 'integer', column => column.notNull())
      .execute()
    await db.schema
      .alterTable('accounts')
      .addColumn('wrap_up_seconds', 'integer', column => column.notNull().defaultTo(0))
      .execute()
    await db.schema.alterTable('accounts').addColumn('dispositions', 'text').execute()
    await db.schema.alterTable('call_reports').addColumn('tags', 'text').execute()
  },
}
