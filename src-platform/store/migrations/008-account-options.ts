import type { Migration } from './migration.ts'

/** Agents for whom an account's settings are otherwise [A2], and rooms whose agent has no desktop. [I1] */
export const accountOptions: Migration = {
  version: 8,
  async up(db) {
    await db.schema.alterTable('accounts').addColumn('agent_overrides', 'text').execute()
    await db.schema
      .alterTable('accounts')
      .addColumn('ring_group_when_owner_disconnected', 'integer', column => column.notNull().defaultTo(0))
      .execute()
  },
}
