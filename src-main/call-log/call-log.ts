import type { CallLogEntry, CallLogExport, CallLogPage, CallLogTrouble } from '#shared/ipc/call-log-entry.ts'
import type { Clock } from '../clock.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import { RefusedError } from '../session/refusal.ts'
import type { ReadDb, TransactionWork } from './databases.ts'
import { DamagedError, isDamage } from './damage.ts'
import { emptyQuarantine, type LogFile, openLogFile, setAside } from './log-file.ts'
import { ExportDesk } from './export/export-desk.ts'
import type { ExportEnd, ExportJob } from './export/export-job.ts'
import type { CallNote } from './events-of-change.ts'
import { callIdsWith, type LoggedCustomer } from './queries.ts'
import type { CallLogQuery } from './reading/read-slice.ts'
import { damageIn, ReadingError } from './reading/reading-error.ts'
import { ReadingThread, type ReadingThreadParts } from './reading/reading-thread.ts'
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
  readonly startReadingWorker?: ReadingThreadParts['startWorker']
}

type State =
  | { readonly kind: 'open'; readonly file: LogFile }
  | { readonly kind: 'fromFuture' }
  /** The file is damaged, and waits for its readers to leave before it is set aside. */
  | { readonly kind: 'leaving' }
  /** The file cannot be opened just now; calls go on, and it is tried again. */
  | { readonly kind: 'closed' }

/** Milliseconds until what could not be written is tried again. */
const retryMs = 60_000

/** Every call that this desktop saw, in one SQLite file. Whatever happens to the file, calls go on. [D5] */
export class CallLog {
  readonly #parts: CallLogParts
  readonly #unwritten = new Unwritten()
  /** What was told since a doubtful file was opened, until it is known to be whole. */
  #unchecked: Unwritten | null = null
  readonly #exports = new ExportDesk()
  readonly #reading: ReadingThread
  #state: State = { kind: 'closed' }
  #trouble: CallLogTrouble | undefined
  #cancelRetry = () => {}
  #cancelShredding = () => {}

  constructor(parts: CallLogParts) {
    this.#parts = parts
    const { file, log, startReadingWorker: startWorker } = parts
    this.#reading = new ReadingThread({ file, log, ...(startWorker && { startWorker }) })
  }

  /** Opens the file, whatever its state; a file that cannot be opened is tried again by itself. */
  open(): void {
    const opened = openLogFile(this.#parts.file, this.#parts.clock.now())
    switch (opened.kind) {
      case 'open':
        this.#state = { kind: 'open', file: opened.file }
        this.#setTrouble(undefined)
        return opened.file.isDoubtful ? void this.#check() : undefined
      case 'replaced':
        this.#parts.log.error('the call log was damaged and set aside', { damage: opened.damage })
        this.#state = { kind: 'open', file: opened.file }
        this.#setTrouble(undefined)
        return this.#parts.onEmptied()
      case 'fromFuture':
        this.#state = { kind: 'fromFuture' }
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
    this.#unchecked?.put(owner, entries, notes)
    this.#writeUnwritten()
    this.#parts.onChange()
  }

  /**
   * A page of the log, newest first, read by a thread of its own: however rare the answers are, a ring does not wait for a
   * search. A newer query of the same asker overtakes the one before.
   * @throws {RefusedError} when it cannot be read, which the app's log explains
   */
  async query(owner: string, query: CallLogQuery): Promise<CallLogPage> {
    if (this.#state.kind === 'closed') return { entries: [], trouble: this.#trouble }
    const end = await this.#reading.read(owner, query)
    switch (end.kind) {
      case 'page':
        return { ...end.page, trouble: this.#trouble }
      case 'overtaken':
        return { entries: [], isOvertaken: true, trouble: this.#trouble }
      case 'failed':
        return this.#notRead(new ReadingError(end.message, end.code))
      case 'checked':
      case 'closed':
        return { entries: [], trouble: this.#trouble }
      case 'died':
        throw new RefusedError({ reason: 'log_unreadable', message: 'The call log cannot be read.' })
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
    this.#unchecked?.erase(owner, customer, written)
    this.#writeUnwritten()
    this.#parts.onErased(callIds)
    this.#parts.onChange()
  }

  /**
   * Takes what was deleted out of everything on the disk: the -wal file, and the damaged logs that were set aside. An
   * export that still sees it is given up first; what cannot be taken out now is tried again by itself.
   */
  shred(): void {
    if (this.#exports.isBusy || this.#reading.isBusy) this.#withoutReaders(() => this.#shredNow())
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

  /** Closes the file, after every thread has: at once where nothing was read. */
  async close(): Promise<void> {
    this.#cancelRetry()
    this.#cancelShredding()
    // Whoever reads keeps what was deleted in the -wal file.
    if (this.#exports.isBusy || this.#reading.isOpen) {
      await Promise.all([this.#exports.cancel(), this.#reading.close()])
    }
    this.#closeFile()
  }

  #shredNow(): void {
    this.#cancelShredding()
    try {
      const isDone = this.#state.kind !== 'open' || this.#state.file.forgetDeleted()
      emptyQuarantine(this.#parts.file)
      if (isDone) return
      this.#parts.log.warn(
        'another program reads the call log: what was deleted lies in it until it is tried again',
      )
    } catch (error) {
      this.#parts.log.error('what was deleted still lies beside the call log', { error: errorText(error) })
    }
    this.#cancelShredding = this.#parts.clock.after(retryMs, () => this.shred())
  }

  /** Does `work` once nobody else has the file open. */
  #withoutReaders(work: () => void): void {
    if (!this.#exports.isBusy && !this.#reading.isOpen) return work()
    void this.#exports.cancel().then(() => this.#reading.whileAway(work))
  }

  /** @throws {RefusedError} */
  #notRead(error: ReadingError): CallLogPage {
    this.#parts.log.error('the call log was not read', { error: error.message, code: error.code })
    if (this.#state.kind === 'fromFuture') this.#setTrouble('unreadable')
    else if (isDamage(error)) this.#replace()
    else throw new RefusedError({ reason: 'log_unreadable', message: 'The call log cannot be read.' })
    return { entries: [], trouble: this.#trouble }
  }

  #writeUnwritten(): void {
    if (this.#state.kind === 'closed') this.open()
    if (this.#state.kind !== 'open') return
    // Nothing is missing in it.
    if (this.#unwritten.isEmpty) return this.#setTrouble(undefined)
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

  /** Looks whether the file is whole, while calls are kept in it and once more beside it. */
  async #check(): Promise<void> {
    const unchecked = (this.#unchecked ??= new Unwritten())
    const damage = damageIn(await this.#reading.check())
    if (this.#unchecked !== unchecked) return
    if (damage === undefined) this.#unchecked = null
    else this.#failed(new DamagedError(damage))
  }

  #failed(error: unknown): void {
    this.#parts.log.error('the call log failed', { error: errorText(error) })
    if (isDamage(error)) return this.#replace()
    this.#setTrouble('unwritable')
    this.#retryLater()
  }

  /** Sets the damaged file aside and begins a new one, as soon as nobody has it open any more. */
  #replace(): void {
    if (this.#state.kind !== 'open') return
    this.#closeFile()
    this.#state = { kind: 'leaving' }
    this.#withoutReaders(() => {
      // Closed meanwhile: the next start finds the damage.
      if (this.#state.kind !== 'leaving') return
      this.#state = { kind: 'closed' }
      this.#retryLater()
      try {
        setAside(this.#parts.file, this.#parts.clock.now())
      } catch (error) {
        this.#parts.log.error('the damaged call log cannot be set aside', { error: errorText(error) })
        return this.#setTrouble('unavailable')
      }
      const unchecked = this.#unchecked
      this.#unchecked = null
      this.open()
      if (unchecked) this.write(tx => void unchecked.write(tx))
      this.#parts.onEmptied()
    })
  }

  #closeFile(): void {
    const state = this.#state
    this.#state = { kind: 'closed' }
    try {
      if (state.kind === 'open') state.file.close()
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
