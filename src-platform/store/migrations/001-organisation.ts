import type { Migration } from './migration.ts'

/** Users, accounts, ring groups, rates. */
export const organisation: Migration = {
  version: 1,
  async up(db, types) {
    await db.schema
      .createTable('users')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('email', 'text', column => column.notNull().unique())
      .addColumn('role', 'text', column => column.notNull())
      .addColumn('password_hash', 'text', column => column.notNull())
      .addColumn('disabled', 'integer', column => column.notNull())
      .addColumn('presence', 'text', column => column.notNull())
      .execute()
    await db.schema
      .createTable('refresh_tokens')
      .addColumn('hash', 'text', column => column.primaryKey())
      .addColumn('user_id', 'text', column => column.notNull().references('users.id'))
      .addColumn('family_id', 'text', column => column.notNull())
      .addColumn('issued_at', types.number, column => column.notNull())
      .addColumn('expires_at', types.number, column => column.notNull())
      .addColumn('replaced_by', 'text')
      .addColumn('revoked_at', types.number)
      .execute()
    await db.schema.createIndex('refresh_tokens_by_family').on('refresh_tokens').column('family_id').execute()
    await db.schema
      .createTable('accounts')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('phone_number_id', 'text', column => column.notNull().unique())
      .addColumn('display_phone', 'text', column => column.notNull())
      .addColumn('inbound', 'integer', column => column.notNull())
      .addColumn('outbound', 'integer', column => column.notNull())
      .addColumn('ring_seconds', 'integer', column => column.notNull())
      .addColumn('callback_permission', 'integer', column => column.notNull())
      .addColumn('missed_call_consent', 'integer', column => column.notNull())
      .addColumn('currency', 'text', column => column.notNull())
      .addColumn('balance_minor', types.number, column => column.notNull())
      .execute()
    await db.schema
      .createTable('ring_groups')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('account_id', 'text', column => column.notNull().references('accounts.id'))
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('mode', 'text', column => column.notNull())
      .addColumn('overflow_seconds', 'integer')
      .addColumn('last_rung', 'text')
      .addUniqueConstraint('ring_groups_one_of_each_mode', ['account_id', 'mode'])
      .execute()
    await db.schema
      .createTable('ring_group_members')
      .addColumn('group_id', 'text', column => column.notNull().references('ring_groups.id'))
      .addColumn('account_id', 'text', column => column.notNull().references('accounts.id'))
      .addColumn('agent_id', 'text', column => column.notNull().references('users.id'))
      .addColumn('position', 'integer', column => column.notNull())
      .addPrimaryKeyConstraint('ring_group_members_pkey', ['group_id', 'agent_id'])
      .addUniqueConstraint('ring_group_members_one_group', ['account_id', 'agent_id'])
      .execute()
    await db.schema
      .createTable('rates')
      .addColumn('country_code', 'text', column => column.notNull())
      .addColumn('from_minute', types.number, column => column.notNull())
      .addColumn('per_minute_minor', types.number, column => column.notNull())
      .addPrimaryKeyConstraint('rates_pkey', ['country_code', 'from_minute'])
      .execute()
  },
}
