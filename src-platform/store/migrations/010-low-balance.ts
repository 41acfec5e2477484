import type { Migration } from './migration.ts'

/** The balance below which the people of an account are warned. [O6] */
export const lowBalance: Migration = {
  version: 10,
  async up(db, types) {
    await db.schema.alterTable('accounts').addColumn('low_balance_minor', types.number).execute()
  },
}
