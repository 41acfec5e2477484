import type { Migration } from './migration.ts'

/** Where each customer stands about being called, and the proof of how it came to that. [P13] */
export const consents: Migration = {
  version: 4,
  async up(db, types) {
    await db.schema
      .createTable('consents')
      .addColumn('room_id', 'text', column => column.primaryKey().references('rooms.id'))
      .addColumn('provider_message_id', 'text')
      .addColumn('wake_at', types.number)
      .addColumn('reconcile', 'text')
      .addColumn('data', 'text', column => column.notNull())
      .execute()
    await db.schema.createIndex('consents_by_wake').on('consents').column('wake_at').execute()
    await db.schema.createIndex('consents_to_reconcile').on('consents').column('reconcile').execute()
    await db.schema
      .createTable('consent_evidence')
      .addColumn('seq', types.counter, types.countedUp)
      .addColumn('account_id', 'text', column => column.notNull())
      .addColumn('customer_id', 'text', column => column.notNull())
      .addColumn('room_id', 'text', column => column.notNull())
      .addColumn('at', types.number, column => column.notNull())
      .addColumn('type', 'text', column => column.notNull())
      .addColumn('actor', 'text', column => column.notNull())
      .addColumn('details', 'text', column => column.notNull())
      .execute()
    await db.schema
      .createIndex('consent_evidence_of_customer')
      .on('consent_evidence')
      .columns(['account_id', 'customer_id', 'seq'])
      .execute()
    await db.schema.alterTable('accounts').addColumn('consent_template', 'text').execute()
  },
}
