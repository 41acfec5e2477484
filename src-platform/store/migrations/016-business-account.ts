import type { Migration } from './migration.ts'

/** Meta's id of the business account that a number is of, as its webhooks tell it. */
export const businessAccount: Migration = {
  version: 16,
  async up(db) {
    await db.schema.alterTable('accounts').addColumn('waba_id', 'text').execute()
  },
}
