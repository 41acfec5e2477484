import { setImmediate } from 'node:timers/promises'
import type { CallLogEntry, CallLogExport, CallLogPage, CallLogTrouble } from '#shared/ipc/call-log-entry.ts'
import type { Clock } from '../clock.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import type { ReadDb, TransactionWork } from './databases.ts'
import { emptyQuarantine, isDamage, type LogFile, openLogFile, setAside } from './log-file.ts'
import { ExportDesk } from './export/export-desk.ts'
import type { ExportEnd, ExportJob } from './export/export-job.ts'
import type { CallNote } from './events-of-change.ts'
import { callIdsWith, type LoggedCustomer } from './queries.ts'
import {
  type CallLogQuery,
  type PlacedEntry,
  readSlice,
  type Slice,
  type SliceOptions,
} from './read-slice.ts'
import { firstSlice, nextSliceSize } from './slice-size.ts'
import { Unwritten } from './unwritten.ts'

export interface CallLogParts {
  readonly file: string
  readonly clock: Clock
  readonly log: Logger
  /** The log has other content, or another trouble, than before. */
  readonly onChange: () => void
  /** What the log knew is lost: everything must be fetched from the platform again. */
  readonly onEmptied: () => void
  /** The customer of these calls was erased: what is kept of them elsewhere goes, too. [P13] */
  readonly onErased: (callIds: readonly string[]) => void
}

type State =
  | { readonly kind: 'open'; readonly file: LogFile }
  | { readonly kind: 'fromFuture'; readonly reader: ReadDb; readonly close: () => void }
  /** The file cannot be opened just now; calls go on, and it is tried again. */
  | { readonly kind: 'closed' }

/** Milliseconds until what could not be written is tried again. */
const retryMs = 60_000

/** Every call that this desktop saw, in one SQLite file. Whatever happens to the file, calls go on. [D5] */
export class CallLog {
  readonly #parts: CallLogParts
  readonly #unwritten = new Unwritten()
  readonly #exports = new ExportDesk()
  #state: State = { kind: 'closed' }
  #trouble: CallLogTrouble | undefined
  #cancelRetry = () => {}

  constructor(parts: CallLogParts) {
    this.#parts = parts
  }

  /** Opens the file, whatever its state; a file that cannot be opened is tried again by itself. */
  open(): void {
    const opened = openLogFile(this.#parts.file, this.#parts.clock.now())
    switch (opened.kind) {
      case 'open':
        this.#state = { kind: 'open', file: opened.file }
        return this.#setTrouble(undefined)
      case 'replaced':
        this.#parts.log.error('the call log was damaged and set aside', { damage: opened.damage })
        this.#state = { kind: 'open', file: opened.file }
        this.#setTrouble(undefined)
        return this.#parts.onEmptied()
      case 'fromFuture':
        this.#state = opened
        return this.#setTrouble('fromFuture')
      case 'failed':
        this.#parts.log.error('the call log cannot be opened', { error: errorText(opened.error) })
        this.#setTrouble('unavailable')
        return this.#retryLater()
    }
  }

  /** Why the log is not whole; undefined when it is. */
  get trouble(): CallLogTrouble | undefined {
    return this.#trouble
  }

  /** Keeps what was told of calls; on the disk when this returns, unless `trouble` says otherwise. */
  put(owner: string, entries: readonly CallLogEntry[], notes: readonly CallNote[] = []): void {
    if (entries.length + notes.length === 0 || this.#state.kind === 'fromFuture') return
    this.#unwritten.put(owner, entries, notes)
    this.#writeUnwritten()
    this.#parts.onChange()
  }

  /**
   * A page of the log, newest first. Reads in slices of a few milliseconds, between which the main process does its
   * other work: however rare the answers are, a ring does not wait for a search.
   */
  async query(owner: string, query: CallLogQuery): Promise<CallLogPage> {
    const found: PlacedEntry[] = []
    let before = query.after ?? Number.MAX_SAFE_INTEGER
    // One more than asked for tells whether there is a next page.
    const wanted = query.limit + 1
    const { clock } = this.#parts
    for (let size = firstSlice; found.length < wanted;) {
      const started = clock.steady()
      const limit = Math.min(size, wanted - found.length)
      const slice = this.#readSlice(owner, query, { before, scan: size, limit })
      if (slice === undefined) return { entries: [], trouble: this.#trouble }
      found.push(...slice.found)
      if (slice.reached === null) break
      before = slice.reached
      size = nextSliceSize(size, clock.steady() - started)
      if (found.length < wanted) await setImmediate()
    }
    const page = found.slice(0, query.limit)
    return {
      entries: page.map(({ entry }) => entry),
      ...(found.length > query.limit && { next: page.at(-1)?.id }),
      trouble: this.#trouble,
    }
  }

  /** Reads what `read` asks for, or undefined when the log cannot be read. */
  read<T>(read: (db: ReadDb) => T): T | undefined {
    if (this.#state.kind !== 'open') return undefined
    try {
      return read(this.#state.file.reader)
    } catch (error) {
      this.#failed(error)
      return undefined
    }
  }

  /** Carries out `work` as one transaction; false when it could not be. */
  write<T>(work: TransactionWork<T>): boolean {
    if (this.#state.kind !== 'open') return false
    try {
      this.#state.file.write(work)
      return true
    } catch (error) {
      this.#failed(error)
      return false
    }
  }

  /** Erases a customer's calls, from the bytes of the file too; what cannot be erased now is tried again by itself. [P13] */
  forgetCustomer(owner: string, customer: LoggedCustomer): void {
    const written = this.read(db => callIdsWith(db, owner, customer)) ?? []
    const callIds = this.#unwritten.erase(owner, customer, written)
    this.#writeUnwritten()
    this.#parts.onErased(callIds)
    this.#parts.onChange()
  }

  /**
   * Takes what was deleted out of everything on the disk: the -wal file, and the damaged logs that were set aside. An
   * export that still sees it is given up first.
   */
  shred(): void {
    if (this.#exports.isBusy) void this.#exports.cancel().then(() => this.#shredNow())
    else this.#shredNow()
    this.#parts.onChange()
  }

  /** Writes the calls of a filter as CSV, in a thread of its own; one export at a time. */
  exportTo(job: Omit<ExportJob, 'log'>, onProgress: (progress: CallLogExport) => void): Promise<ExportEnd> {
    return this.#exports.write({ ...job, log: this.#parts.file }, onProgress)
  }

  /** Gives up an export; resolves once nothing of it is left. */
  cancelExport(): Promise<void> {
    return this.#exports.cancel()
  }

  /** Nothing may be exported any more. */
  close(): void {
    this.#cancelRetry()
    this.#closeFile()
  }

  #shredNow(): void {
    if (this.#state.kind === 'open') this.#state.file.forgetDeleted()
    emptyQuarantine(this.#parts.file)
  }

  #readSlice(owner: string, query: CallLogQuery, options: SliceOptions): Slice | undefined {
    const reader = this.#reader()
    if (!reader) return undefined
    try {
      return readSlice(reader, owner, query, options)
    } catch (error) {
      if (this.#state.kind === 'fromFuture') this.#trouble = 'unreadable'
      else this.#failed(error)
      return undefined
    }
  }

  #reader(): ReadDb | undefined {
    switch (this.#state.kind) {
      case 'open':
        return this.#state.file.reader
      case 'fromFuture':
        return this.#state.reader
      case 'closed':
        return undefined
    }
  }

  #writeUnwritten(): void {
    if (this.#state.kind === 'closed') this.open()
    if (this.#state.kind !== 'open' || this.#unwritten.isEmpty) return
    let written: ReturnType<Unwritten['write']> | undefined
    const stands = this.write(tx => {
      written = this.#unwritten.write(tx)
    })
    if (!stands || written === undefined) return
    this.#unwritten.clear()
    this.#setTrouble(undefined)
    if (written.foundErased.length > 0) this.#parts.onErased(written.foundErased)
    if (written.hasErased) this.shred()
  }

  #failed(error: unknown): void {
    this.#parts.log.error('the call log failed', { error: errorText(error) })
    if (!isDamage(error)) {
      this.#setTrouble('unwritable')
      return this.#retryLater()
    }
    this.#closeFile()
    try {
      setAside(this.#parts.file, this.#parts.clock.now())
    } catch (second) {
      this.#parts.log.error('the damaged call log cannot be set aside', { error: errorText(second) })
      this.#setTrouble('unavailable')
      return this.#retryLater()
    }
    this.open()
    this.#retryLater()
    this.#parts.onEmptied()
  }

  #closeFile(): void {
    const state = this.#state
    this.#state = { kind: 'closed' }
    try {
      if (state.kind === 'open') state.file.close()
      else if (state.kind === 'fromFuture') state.close()
    } catch (error) {
      // A damaged file cannot be closed in order; its next opening checks it.
      this.#parts.log.warn('the call log was not closed in order', { error: errorText(error) })
    }
  }

  #retryLater(): void {
    this.#cancelRetry()
    this.#cancelRetry = this.#parts.clock.after(retryMs, () => this.#writeUnwritten())
  }

  #setTrouble(trouble: CallLogTrouble | undefined): void {
    if (trouble === this.#trouble) return
    this.#trouble = trouble
    this.#parts.onChange()
  }
}
