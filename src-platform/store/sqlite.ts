import SqliteFile from 'better-sqlite3'
import {
  CompiledQuery,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
} from 'kysely'

/** Set at each open: none of them is kept in the file but the journal mode, and secure_delete is off by default. */
const pragmas = [
  'journal_mode = WAL',
  // An answered webhook survives the loss of power, not only of the process.
  'synchronous = FULL',
  'foreign_keys = ON',
  'busy_timeout = 5000',
  // What is deleted is gone from the file too: numbers and words of customers.
  'secure_delete = ON',
  'trusted_schema = OFF',
]

/** Opens the file (`:memory:`, or the bytes of one) as Kysely wants it, with every statement prepared once. */
export function sqliteDialect(file: string | Buffer): SqliteDialect {
  const database = new SqliteFile(file)
  for (const pragma of pragmas) database.pragma(pragma)
  return new ImmediateDialect(withPreparedStatements(database))
}

/** `begin immediate` takes the write lock first: a transaction cannot fail half-way because another process wrote. */
class ImmediateDialect extends SqliteDialect {
  readonly #database: SqliteDatabase

  constructor(database: SqliteDatabase) {
    super({ database })
    this.#database = database
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver({ database: this.#database })
  }
}

class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

/** The platform asks the same few dozen questions again and again. */
function withPreparedStatements(database: SqliteFile.Database): SqliteDatabase {
  const prepared = new Map<string, SqliteFile.Statement>()
  return {
    close: () => {
      prepared.clear()
      // The write-ahead log is folded in, so that nothing deleted lingers in it.
      database.pragma('wal_checkpoint(TRUNCATE)')
      database.close()
    },
    prepare: query => {
      const known = prepared.get(query)
      if (known) return known
      const statement = database.prepare(query)
      if (prepared.size < 500) prepared.set(query, statement)
      return statement
    },
  }
}
