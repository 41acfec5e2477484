import Database from 'better-sqlite3'
import { type ReadDb, readerOf } from '../databases.ts'
import { damageOf } from '../damage.ts'
import { listParts } from './short-terms.ts'

/** A connection to the log that cannot write. */
export interface OpenReader {
  readonly db: ReadDb
  /** Looks at every page of the file: what is wrong, if anything is. */
  damage(): string | undefined
  close(): void
}

/** Milliseconds that reading waits for another program which holds the whole file. */
const patienceMs = 5_000

/** @throws what SQLite says; what belongs to nothing that this version knows fails only where it is asked for */
export function openReader(file: string): OpenReader {
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: patienceMs })
  try {
    database.exec(listParts)
    return { db: readerOf(database), damage: () => damageOf(database), close: () => database.close() }
  } catch (error) {
    database.close()
    throw error
  }
}
