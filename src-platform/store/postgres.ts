import { PostgresDialect } from 'kysely'
import pg from 'pg'

/** Serialisation failure and deadlock: the transaction left no trace and may be run again. */
const retryable: ReadonlySet<string> = new Set(['40001', '40P01'])

/** How long a connection may take to stand, or to become free; without it whoever asks waits for a dead server for ever. */
const connectWithinMs = 10_000

/** Opens a pool; counts and times arrive as numbers, which hold milliseconds exactly for 285,000 years. */
export function postgresDialect(url: string, onIdleError: (error: Error) => void): PostgresDialect {
  const types = new pg.TypeOverrides()
  types.setTypeParser(pg.types.builtins.INT8, Number)
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: connectWithinMs,
    keepAlive: true,
    types,
  })
  // Without a listener a connection lost while idle would end the process.
  pool.on('error', onIdleError)
  return new PostgresDialect({ pool })
}

/** Whether running the whole transaction again may succeed. */
export function isCollision(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && retryable.has(error.code)
  )
}
