import type { Migration } from './migration.ts'

/** When the provider's newest webhook about an account came, to the minute. */
export const lastWebhook: Migration = {
  version: 12,
  async up(db, types) {
    await db.schema.alterTable('accounts').addColumn('last_webhook_at', types.number).execute()
  },
}
