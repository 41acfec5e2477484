import type { Migration } from './migration.ts'

/** Until when a password that was handed out lets its person choose an own one; null of a password that was chosen. */
export const invitations: Migration = {
  version: 13,
  async up(db, types) {
    await db.schema.alterTable('users').addColumn('one_time_until', types.number).execute()
  },
}
