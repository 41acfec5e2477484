import type { Kysely } from 'kysely'

/** What differs between the databases in the words of a table's definition. */
export interface ColumnTypes {
  /** A 64-bit number. */
  readonly number: 'bigint' | 'integer'
  /** A number that the database counts up. */
  readonly counter: 'bigserial' | 'integer'
  readonly bytes: 'bytea' | 'blob'
}

/** One step forward, frozen once released: it speaks of tables as they were then, never of live code. */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  readonly version: number
  readonly up: (db: Kysely<unknown>, types: ColumnTypes) => Promise<void>
}
