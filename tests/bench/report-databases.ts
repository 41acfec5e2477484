import SqliteFile from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { StoreLocation } from '../../src-platform/store/store.ts'
import { findPostgres, startPostgres } from '../support/postgres.ts'

/** A database as its driver alone reads it. */
export interface BareReader {
  /** @param text with `?` for each value */
  all(text: string, values?: readonly (string | number)[]): unknown[] | Promise<unknown[]>
  /** Row by row, without holding all of them. */
  each(text: string): Iterable<unknown> | AsyncIterable<unknown>
}

/** An empty database that is gone afterwards. */
export interface ReportDatabase extends AsyncDisposable {
  readonly location: StoreLocation
  /** For once it has been filled. */
  read(): Promise<BareReader>
}

/** One of each kind that this machine has: SQLite always, PostgreSQL where its server is installed. */
export const reportDatabases: Readonly<Record<string, () => Promise<ReportDatabase>>> = {
  SQLite: openSqlite,
  ...(findPostgres() !== undefined && { PostgreSQL: openPostgres }),
}

async function openSqlite(): Promise<ReportDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'dering-bench-report-'))
  const file = join(folder, 'platform.sqlite')
  let database: SqliteFile.Database | undefined
  return {
    location: { kind: 'sqlite', file },
    async read() {
      const opened = new SqliteFile(file, { readonly: true })
      database = opened
      const prepared = new Map<string, SqliteFile.Statement>()
      const statement = (text: string) => {
        const known = prepared.get(text) ?? opened.prepare(text)
        prepared.set(text, known)
        return known
      }
      return {
        all: (text, values = []) => statement(text).all(...values),
        each: text => statement(text).iterate(),
      }
    },
    async [Symbol.asyncDispose]() {
      database?.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Rows that the driver is given at once where all are read. */
const piece = 5_000

async function openPostgres(): Promise<ReportDatabase> {
  const server = await startPostgres()
  const url = await server.createDatabase()
  const types = new pg.TypeOverrides()
  types.setTypeParser(pg.types.builtins.INT8, Number)
  const client = new pg.Client({ connectionString: url, types })
  await client.connect()
  return {
    location: { kind: 'postgres', url },
    async read() {
      const all = async (text: string, values: readonly (string | number)[] = []) => {
        let place = 0
        const numbered = text.replaceAll('?', () => `$${(place += 1)}`)
        const { rows } = await client.query<object>(numbered, [...values])
        return rows
      }
      return {
        all,
        async *each(text) {
          await all('begin')
          await all(`declare everything cursor for ${text}`)
          for (let rows = await all(`fetch ${piece} everything`); rows.length > 0;) {
            yield* rows
            rows = await all(`fetch ${piece} everything`)
          }
          await all('commit')
        },
      }
    },
    async [Symbol.asyncDispose]() {
      await client.end()
      await server.stop()
    },
  }
}
