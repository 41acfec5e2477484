import type { Database, Statement } from 'better-sqlite3'

/** What a statement may be given, by name. */
export type SqlParameters = Readonly<Record<string, string | number | null>>

/** A database that can only be asked. */
export interface ReadDb {
  /** Every row, as SQLite returns it: to be parsed by whoever asked. */
  all(sql: string, parameters: SqlParameters): unknown[]
  /** The first row, or undefined. */
  first(sql: string, parameters: SqlParameters): unknown
}

/** The database inside one transaction. */
export interface WriteDb extends ReadDb {
  run(sql: string, parameters: SqlParameters): void
}

/** Work in a transaction cannot wait: a promise does not compile, since it would commit before the work is done. */
export type TransactionWork<T> = (tx: WriteDb) => T extends Promise<unknown> ? never : T

/** Wraps an open database; statements are prepared once each. */
export function readerOf(database: Database): ReadDb {
  const prepared = preparedOnce(database)
  return {
    all: (sql, parameters) => prepared(sql).all(parameters),
    first: (sql, parameters) => prepared(sql).get(parameters),
  }
}

/** As `readerOf`, with the right to write. */
export function writerOf(database: Database): WriteDb {
  const prepared = preparedOnce(database)
  return {
    ...readerOf(database),
    run: (sql, parameters) => void prepared(sql).run(parameters),
  }
}

function preparedOnce(database: Database): (sql: string) => Statement<[SqlParameters]> {
  const statements = new Map<string, Statement<[SqlParameters]>>()
  return sql => {
    const known = statements.get(sql)
    if (known) return known
    const statement = database.prepare<[SqlParameters]>(sql)
    statements.set(sql, statement)
    return statement
  }
}
