import type { Migration } from './migration.ts'

/** Finds the lines of a statement by their kind, and where those of some days stand. */
export const ledgerFilters: Migration = {
  version: 18,
  async up(db) {
    await db.schema
      .createIndex('ledger_by_reason')
      .on('ledger')
      .columns(['account_id', 'reason', 'seq'])
      .execute()
    await db.schema
      .createIndex('ledger_by_moment')
      .on('ledger')
      .columns(['account_id', 'at', 'seq'])
      .execute()
  },
}
