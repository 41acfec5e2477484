import type { Migration } from './migration.ts'

/** Who had a room last [C1], and what customers send beside text. [I8] */
export const roomsAndMedia: Migration = {
  version: 6,
  async up(db, types) {
    await db.schema.alterTable('rooms').addColumn('last_agent', 'text').execute()
    await db.schema.alterTable('messages').addColumn('media_id', 'text').execute()
    await db.schema
      .createTable('media')
      .addColumn('id', 'text', column => column.primaryKey())
      .addColumn('room_id', 'text', column => column.notNull().references('rooms.id'))
      .addColumn('provider_media_id', 'text', column => column.notNull())
      .addColumn('mime_type', 'text', column => column.notNull())
      .addColumn('state', 'text', column => column.notNull())
      .addColumn('size', types.number)
      .addColumn('sha256', 'text')
      .addColumn('created_at', types.number, column => column.notNull())
      .execute()
    await db.schema
      .createIndex('messages_of_room_by_kind')
      .on('messages')
      .columns(['room_id', 'kind', 'seq'])
      .execute()
    await db.schema.createIndex('media_by_state').on('media').column('state').execute()
  },
}
