import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/** Who did what, appended to and nothing else: the database itself refuses to change or delete a line. */
export const audit: Migration = {
  version: 9,
  async up(db, types) {
    await db.schema
      .createTable('audit_log')
      .addColumn('seq', types.number, column => column.primaryKey())
      .addColumn('at', types.number, column => column.notNull())
      .addColumn('actor_id', 'text')
      .addColumn('actor_name', 'text')
      .addColumn('action', 'text', column => column.notNull())
      .addColumn('subject_kind', 'text')
      .addColumn('subject_id', 'text')
      .addColumn('subject_name', 'text')
      .addColumn('details', 'text', column => column.notNull())
      .addColumn('search_text', 'text', column => column.notNull())
      .addColumn('hash', 'text', column => column.notNull())
      .execute()
    await db.schema.createIndex('audit_log_by_actor').on('audit_log').columns(['actor_id', 'seq']).execute()
    await db.schema.createIndex('audit_log_by_action').on('audit_log').columns(['action', 'seq']).execute()
    await db.schema.createIndex('audit_log_by_time').on('audit_log').columns(['at', 'seq']).execute()
    if (types.bytes === 'blob') {
      for (const deed of ['update', 'delete']) {
        await sql
          .raw(
            `create trigger audit_log_no_${deed} before ${deed} on audit_log
             begin select raise(abort, 'the audit log is appended to only'); end`,
          )
          .execute(db)
      }
      return
    }
    await sql`
      create function audit_log_refuse() returns trigger language plpgsql as
      $$ begin raise exception 'the audit log is appended to only'; end $$
    `.execute(db)
    await sql`
      create trigger audit_log_no_change before update or delete or truncate on audit_log
      for each statement execute function audit_log_refuse()
    `.execute(db)
  },
}
