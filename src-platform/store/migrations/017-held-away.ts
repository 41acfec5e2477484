import type { Migration } from './migration.ts'

/** Whether an agent is away by what the desktops observed, so that the first touch brings the agent back. */
export const heldAway: Migration = {
  version: 17,
  async up(db) {
    await db.schema
      .alterTable('users')
      .addColumn('held_away', 'integer', column => column.notNull().defaultTo(0))
      .execute()
  },
}
