import type { Database } from 'better-sqlite3'
import { migrations } from './migrations/migrations.ts'

/** The file was written by a newer version of the app: it is left as it is. */
export class DatabaseFromFutureError extends Error {
  override readonly name = 'DatabaseFromFutureError'
}

/**
 * Looks, and changes nothing, not even how the file is written.
 * @throws {DatabaseFromFutureError}
 */
export function refuseFuture(database: Database): void {
  const version = userVersion(database)
  if (version > migrations.length) {
    throw new DatabaseFromFutureError(`Its version is ${version}; this app knows ${migrations.length}.`)
  }
}

/**
 * Brings the database to this version of the app, each step whole or not at all.
 * @throws {DatabaseFromFutureError}
 */
export function migrate(database: Database): void {
  refuseFuture(database)
  const version = userVersion(database)
  for (const [index, { sql }] of migrations.entries()) {
    if (index < version) continue
    database
      .transaction(() => {
        database.exec(sql)
        database.pragma(`user_version = ${index + 1}`)
      })
      .immediate()
  }
}

/** Whether an older version of the app wrote the database. */
export const isMigrationDue = (database: Database): boolean => userVersion(database) < migrations.length

function userVersion(database: Database): number {
  const version: unknown = database.pragma('user_version', { simple: true })
  if (typeof version !== 'number') throw new Error('SQLite gave no user_version.')
  return version
}
