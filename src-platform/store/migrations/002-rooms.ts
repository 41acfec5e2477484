import type { Migration } from './migration.ts'

/** Rooms and their messages. */
export const rooms: Migration = {
  version: 2,
  async up(db, types) {
    await db.schema
      .createTable('rooms')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('account_id', 'text', column => column.notNull().references('accounts.id'))
      .addColumn('customer_id', 'text', column => column.notNull())
      .addColumn('customer_name', 'text', column => column.notNull())
      .addColumn('customer_phone', 'text')
      .addColumn('search_text', 'text', column => column.notNull())
      .addColumn('state', 'text', column => column.notNull())
      .addColumn('assigned_to', 'text', column => column.references('users.id'))
      .addColumn('unread', 'integer', column => column.notNull())
      .addColumn('last_message_at', types.number)
      .addColumn('conversation_category', 'text')
      .addColumn('conversation_expires_at', types.number)
      .addColumn('window_until', types.number)
      .addColumn('created_at', types.number, column => column.notNull())
      .addColumn('sorted_at', types.number, column => column.notNull())
      .addUniqueConstraint('rooms_one_per_customer', ['account_id', 'customer_id'])
      .execute()
    await db.schema
      .createIndex('rooms_newest_first')
      .on('rooms')
      .columns(['state', 'sorted_at desc', 'id desc'])
      .execute()
    await db.schema
      .createIndex('rooms_of_agent_newest_first')
      .on('rooms')
      .columns(['assigned_to', 'sorted_at desc', 'id desc'])
      .execute()
    await db.schema
      .createTable('messages')
      .addColumn('seq', types.counter, types.countedUp)
      .addColumn('id', 'text', column => column.notNull().unique())
      .addColumn('room_id', 'text', column => column.notNull().references('rooms.id'))
      .addColumn('direction', 'text', column => column.notNull())
      .addColumn('kind', 'text', column => column.notNull())
      .addColumn('at', types.number, column => column.notNull())
      .addColumn('status', 'text')
      .addColumn('text', 'text')
      .addColumn('call_id', 'text')
      .addColumn('provider_message_id', 'text', column => column.unique())
      .addColumn('client_message_id', 'text')
      .addColumn('sent_by', 'text', column => column.references('users.id'))
      .addColumn('error', 'text')
      .addUniqueConstraint('messages_once', ['room_id', 'client_message_id'])
      .execute()
    await db.schema
      .createIndex('messages_in_order')
      .on('messages')
      .columns(['room_id', 'at', 'seq'])
      .execute()
    await db.schema
      .createTable('early_statuses')
      .addColumn('seq', types.counter, types.countedUp)
      .addColumn('provider_message_id', 'text', column => column.notNull())
      .addColumn('status', 'text', column => column.notNull())
      .addColumn('at', types.number, column => column.notNull())
      .execute()
    await db.schema
      .createIndex('early_statuses_by_message')
      .on('early_statuses')
      .column('provider_message_id')
      .execute()
  },
}
