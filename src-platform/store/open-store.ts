import { Kysely, sql } from 'kysely'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { migrate } from './migrate.ts'
import { isCollision, postgresDialect } from './postgres.ts'
import type { Database } from './schema.ts'
import { sqliteDialect } from './sqlite.ts'
import type { Store, StoreLocation, Transaction } from './store.ts'
import { transactionOn } from './transaction.ts'

/** How often a transaction that collided is run again. */
const maxAttempts = 10

/**
 * Opens the store and brings it to the newest form. Throws `DatabaseFromFutureError` for a database that a newer platform
 * has written. `onIdleError` hears of a lost PostgreSQL connection that nobody was using.
 */
export async function openStore(
  location: StoreLocation,
  onIdleError: (error: Error) => void = () => undefined,
): Promise<Store> {
  const { kind } = location
  const db = new Kysely<Database>({ dialect: dialectOf(location, onIdleError) })
  try {
    await migrate(db, kind, { now: Date.now })
  } catch (error) {
    await db.destroy()
    throw error
  }

  async function once<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const transaction = db.transaction()
    const isolated = kind === 'postgres' ? transaction.setIsolationLevel('serializable') : transaction
    return isolated.execute(inner => work(transactionOn(inner)))
  }

  return {
    kind,
    async transaction(work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(work)
        } catch (error) {
          if (attempt >= maxAttempts || !isCollision(error)) throw error
        }
      }
    },
    read: look =>
      kind === 'postgres'
        ? db
            .transaction()
            .setIsolationLevel('repeatable read')
            .setAccessMode('read only')
            .execute(inner => look(transactionOn(inner)))
        : once(look),
    async forgetDeleted() {
      if (kind === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(db)
    },
    async ping() {
      await sql`select 1`.execute(db)
    },
    close: () => db.destroy(),
  }
}

function dialectOf(location: StoreLocation, onIdleError: (error: Error) => void) {
  if (location.kind === 'postgres') return postgresDialect(location.url, onIdleError)
  const { file } = location
  if (typeof file === 'string' && file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  return sqliteDialect(file)
}
