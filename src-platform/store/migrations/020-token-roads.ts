import type { Migration } from './migration.ts'

/** Finds the refresh tokens of a person who is signed out, and those that have expired: desktops renew every quarter of an hour. */
export const tokenRoads: Migration = {
  version: 20,
  async up(db) {
    await db.schema.createIndex('refresh_tokens_by_user').on('refresh_tokens').column('user_id').execute()
    await db.schema
      .createIndex('refresh_tokens_by_expiry')
      .on('refresh_tokens')
      .column('expires_at')
      .execute()
  },
}
