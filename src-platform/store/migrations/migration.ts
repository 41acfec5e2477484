import type { ColumnDefinitionBuilder, Kysely } from 'kysely'

/** What differs between the databases in the words of a table's definition. */
export interface ColumnTypes {
  /** A 64-bit number. */
  readonly number: 'bigint' | 'integer'
  /** A primary key that the database counts up, never giving a number twice. */
  readonly counter: 'bigserial' | 'integer'
  readonly countedUp: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder
  readonly bytes: 'bytea' | 'blob'
}

/** One step forward, frozen once released: it speaks of tables as they were then, never of live code. */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  readonly version: number
  readonly up: (db: Kysely<unknown>, types: ColumnTypes) => Promise<void>
}
