import { sql, type Kysely } from 'kysely'
import { migrations } from './migrations/all.ts'
import type { ColumnTypes, Migration } from './migrations/migration.ts'
import type { Database } from './schema.ts'
import type { Store } from './store.ts'

/** The database was written by a newer platform: this one would damage it. */
export class DatabaseFromFutureError extends Error {
  override readonly name = 'DatabaseFromFutureError'
  constructor(found: number, known: number) {
    super(`The database has version ${found}, this platform knows up to ${known}: start a newer platform.`)
  }
}

const columnTypes: Record<Store['kind'], ColumnTypes> = {
  sqlite: {
    number: 'bigint',
    counter: 'integer',
    countedUp: column => column.primaryKey().autoIncrement(),
    bytes: 'blob',
  },
  postgres: {
    number: 'bigint',
    counter: 'bigserial',
    countedUp: column => column.primaryKey(),
    bytes: 'bytea',
  },
}

/** Brings the database to the newest version, each step in a transaction of its own. Throws `DatabaseFromFutureError`. */
export async function migrate(
  db: Kysely<Database>,
  kind: Store['kind'],
  options: { readonly now: () => number; readonly steps?: readonly Migration[] },
): Promise<void> {
  const steps = options.steps ?? migrations
  await db.transaction().execute(async transaction => {
    await waitForTurn(transaction, kind)
    await transaction.schema
      .createTable('schema_version')
      .ifNotExists()
      .addColumn('version', 'integer', column => column.primaryKey())
      .addColumn('applied_at', 'bigint', column => column.notNull())
      .execute()
  })
  const found = await versionOf(db)
  if (found > steps.length) throw new DatabaseFromFutureError(found, steps.length)
  for (const step of steps.slice(found)) {
    await db.transaction().execute(async transaction => {
      await waitForTurn(transaction, kind)
      if ((await versionOf(transaction)) >= step.version) return
      // A migration speaks of tables as they were; the types of today do not bind it.
      await step.up(transaction as unknown as Kysely<unknown>, columnTypes[kind])
      await transaction
        .insertInto('schema_version')
        .values({ version: step.version, applied_at: options.now() })
        .execute()
    })
  }
}

/** Several nodes may start at once: one migrates, the others wait here and then find it done. SQLite's transactions wait by themselves. */
async function waitForTurn(transaction: Kysely<Database>, kind: Store['kind']): Promise<void> {
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(737446)`.execute(transaction)
}

async function versionOf(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('schema_version')
    .select(eb => eb.fn.max('version').as('version'))
    .executeTakeFirst()
  return row?.version ?? 0
}
