import { open, rename, rm } from 'node:fs/promises'
import Database from 'better-sqlite3'
import type { CallLogExport } from '#shared/ipc/call-log-entry.ts'
import type { SqlParameters } from '../databases.ts'
import { csvHead, csvLine, type SqlValue } from './csv-columns.ts'
import type { ExportEnd, ParsedExportJob } from './export-job.ts'
import { exportStatement } from './export-statement.ts'

/** Characters that are written at once; between two pieces it is looked whether to go on. */
const pieceLength = 256 * 1024
/** Between two words of how far it is, in milliseconds. */
const progressEveryMs = 100

export interface WriteCsvOptions {
  readonly signal: AbortSignal
  readonly onProgress: (progress: CallLogExport) => void
  /** Milliseconds that only go forward. */
  readonly now: () => number
}

/** The call's place in the log, then its values. */
type Row = readonly [number, ...SqlValue[]]

/**
 * Writes the calls of a job as CSV: as they are at the moment when it begins, since one statement reads them all in its
 * own view of the log. The chosen file is there whole, or as it was before.
 * @throws what SQLite or the file system says
 */
export async function writeCsv(job: ParsedExportJob, options: WriteCsvOptions): Promise<ExportEnd> {
  const unfinished = `${job.target}.part`
  const database = new Database(job.log, { readonly: true, fileMustExist: true })
  try {
    const calls = await writeRows(database, unfinished, job, options)
    if (options.signal.aborted) return { kind: 'cancelled' }
    await rename(unfinished, job.target)
    return { kind: 'written', calls }
  } finally {
    database.close()
    await rm(unfinished, { force: true })
  }
}

/** Ends early where the signal says so. @returns how many were written */
async function writeRows(
  database: Database.Database,
  file: string,
  { owner, filter }: ParsedExportJob,
  { signal, onProgress, now }: WriteCsvOptions,
): Promise<number> {
  await using target = await open(file, 'w')
  const shareOf = shareBetween(database, owner)
  const { sql, parameters } = exportStatement(owner, filter)
  let piece = csvHead
  let calls = 0
  let told = now()
  // The table is STRICT: its columns are texts and whole numbers, and the first is its key.
  for (const row of database.prepare<[SqlParameters], Row>(sql).raw().iterate(parameters)) {
    piece += csvLine(row)
    calls += 1
    if (piece.length < pieceLength) continue
    await target.writeFile(piece)
    piece = ''
    if (signal.aborted) return calls
    if (now() - told < progressEveryMs) continue
    told = now()
    onProgress({ calls, share: shareOf(row[0]) })
  }
  await target.writeFile(piece)
  // Renamed before it is on the disk, it could be empty after a loss of power.
  await target.sync()
  return calls
}

/** How far a call lies between the agent's newest and oldest: counting those of a filter would be a second search. */
function shareBetween(database: Database.Database, owner: string): (id: number) => number {
  const ends = database
    .prepare<[string], { newest: number | null; oldest: number | null }>(
      'SELECT max(id) AS newest, min(id) AS oldest FROM calls INDEXED BY calls_by_owner WHERE owner = ?',
    )
    .get(owner)
  const newest = ends?.newest ?? 0
  const span = newest - (ends?.oldest ?? 0)
  return id => (span === 0 ? 0 : Math.min(1, Math.max(0, (newest - id) / span)))
}
