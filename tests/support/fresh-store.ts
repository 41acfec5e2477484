import SqliteFile from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { migrate } from '../../src-platform/store/migrate.ts'
import { openStore } from '../../src-platform/store/open-store.ts'
import type { Database } from '../../src-platform/store/schema.ts'
import type { Store } from '../../src-platform/store/store.ts'

let image: Promise<Buffer> | undefined

/**
 * The bytes of an empty SQLite database of the newest form. The migrations run once for each test file, not for each
 * database: models open thousands of them, and to migrate one takes longer than many a story. That the migrations lead
 * here is what `contract/store/migrate.test.ts` shows.
 */
export const emptyDatabase = (): Promise<Buffer> => (image ??= migrated())

async function migrated(): Promise<Buffer> {
  const database = new SqliteFile(':memory:')
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database }) })
  await migrate(db, 'sqlite', { now: Date.now })
  const bytes = database.serialize()
  await db.destroy()
  return bytes
}

/** An empty store in memory. */
export const openFreshStore = async (): Promise<Store> =>
  openStore({ kind: 'sqlite', file: await emptyDatabase() })
