import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { DamagedError, damageOf, isDamage } from './damage.ts'
import { type ReadDb, readerOf, type TransactionWork, writerOf } from './databases.ts'
import { DatabaseFromFutureError, isMigrationDue, migrate, refuseFuture } from './migrate.ts'

/** One open log: one connection that writes, another that cannot. */
export interface LogFile {
  readonly reader: ReadDb
  /** The last closing was not in order: the file is to be checked. */
  readonly isDoubtful: boolean
  /** All of it or nothing, on the disk when it returns. */
  write<T>(work: TransactionWork<T>): T
  /** Takes what was deleted out of the -wal file, too. @returns whether it could: not while another program reads there */
  forgetDeleted(): boolean
  /** Leaves the file as one that was closed in order. */
  close(): void
}

/** How the file was found. */
export type OpenedLog =
  | { readonly kind: 'open'; readonly file: LogFile }
  /** It was damaged: it lies in the quarantine folder, and an empty one takes its place. */
  | { readonly kind: 'replaced'; readonly file: LogFile; readonly damage: string }
  /** A newer app wrote it: it can be read, as far as it is understood, and is not touched. */
  | { readonly kind: 'fromFuture' }
  | { readonly kind: 'failed'; readonly error: Error }

/**
 * Milliseconds to wait for another program that holds the file. The main process waits with it, and with it a call's
 * signalling; what was not written is tried again.
 */
const busyMs = 250

/** How many damaged files are kept. */
const keptDamaged = 2

/** Opens the log, whatever state its file is in; never throws. */
export function openLogFile(file: string, now: number): OpenedLog {
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    return { kind: 'open', file: openWhole(file) }
  } catch (error) {
    if (error instanceof DatabaseFromFutureError) return { kind: 'fromFuture' }
    if (!isDamage(error)) return { kind: 'failed', error: asError(error) }
    try {
      setAside(file, now)
      return { kind: 'replaced', file: openWhole(file), damage: asError(error).message }
    } catch (second) {
      return { kind: 'failed', error: asError(second) }
    }
  }
}

const quarantineOf = (file: string): string => path.join(path.dirname(file), 'quarantine')

/** Deletes the damaged logs that were kept: they hold calls, too. */
export function emptyQuarantine(file: string): void {
  rmSync(quarantineOf(file), { recursive: true, force: true })
}

/** Moves a damaged log, with what belongs to it, out of the way; nothing is deleted but the oldest ones set aside. */
export function setAside(file: string, now: number): void {
  const quarantine = quarantineOf(file)
  const place = path.join(quarantine, new Date(now).toISOString().replaceAll(':', '-'))
  mkdirSync(place, { recursive: true })
  for (const suffix of ['', '-wal', '-shm', '-open']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, path.join(place, path.basename(file) + suffix))
  }
  const oldest = readdirSync(quarantine).sort().slice(0, -keptDamaged)
  for (const name of oldest) rmSync(path.join(quarantine, name), { recursive: true })
}

function openWhole(file: string): LogFile {
  /** There while the log is open: found at an opening, it says that the last closing was not in order. */
  const openMark = `${file}-open`
  const database = new Database(file, { timeout: busyMs })
  try {
    refuseFuture(database)
    setUp(database)
    const isDoubtful = existsSync(openMark)
    // A damaged file is not worked over; otherwise the reading thread checks it, and the start does not wait.
    if (isDoubtful && isMigrationDue(database)) check(database)
    migrate(database)
    writeFileSync(openMark, '')
    const reading = new Database(file, { readonly: true, timeout: busyMs })
    const writer = writerOf(database)
    return {
      isDoubtful,
      reader: readerOf(reading),
      // `immediate`: the right to write is asked for before anything is read.
      write: work => database.transaction(() => work(writer)).immediate(),
      forgetDeleted: () => checkpointSchema.parse(database.pragma('wal_checkpoint(TRUNCATE)'))[0].busy === 0,
      close() {
        try {
          reading.close()
          database.pragma('optimize')
          // With secure_delete, only this takes what was deleted out of the -wal file too.
          database.pragma('wal_checkpoint(TRUNCATE)')
        } finally {
          database.close()
        }
        rmSync(openMark, { force: true })
      },
    }
  } catch (error) {
    database.close()
    throw error
  }
}

/** Said on each opening, since several of them are not kept in the file. */
function setUp(database: Database.Database): void {
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('secure_delete = ON')
  database.pragma('trusted_schema = OFF')
  database.pragma('cell_size_check = ON')
  if (process.platform === 'darwin') database.pragma('checkpoint_fullfsync = ON')
}

/** The one row that a checkpoint answers with. */
const checkpointSchema = z.tuple([z.looseObject({ busy: z.int() })])

function check(database: Database.Database): void {
  const damage = damageOf(database)
  if (damage !== undefined) throw new DamagedError(damage)
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
