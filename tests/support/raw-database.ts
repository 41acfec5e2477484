import { Kysely } from 'kysely'
import { postgresDialect } from '../../src-platform/store/postgres.ts'
import type { Database } from '../../src-platform/store/schema.ts'
import { sqliteDialect } from '../../src-platform/store/sqlite.ts'
import type { Store } from '../../src-platform/store/store.ts'

/** The database of a store without the store before it, as somebody with the file or the password has it. */
export function rawDatabase(kind: Store['kind'], location: string): Kysely<Database> {
  const onIdleError = (error: Error) => {
    throw error
  }
  return new Kysely<Database>({
    dialect: kind === 'sqlite' ? sqliteDialect(location) : postgresDialect(location, onIdleError),
  })
}
