import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { errorText, type Logger } from '../../logging/logger.ts'
import type { ReadPage } from './read-page.ts'
import type { CallLogQuery } from './read-slice.ts'
import { type ReadingOrder, type ReadingTelling, readingTellingSchema } from './reading-messages.ts'

/** What became of a question. */
export type ReadEnd =
  | { readonly kind: 'page'; readonly page: ReadPage }
  /** A newer question of the same asker came first. */
  | { readonly kind: 'overtaken' }
  /** `damage` says what is wrong with the file, if anything is. */
  | { readonly kind: 'checked'; readonly damage?: string | undefined }
  /** SQLite could not read the log; `code` is its own. */
  | { readonly kind: 'failed'; readonly code?: string; readonly message: string }
  /** The thread ended twice over the same question. */
  | { readonly kind: 'died' }
  /** The log was closed meanwhile. */
  | { readonly kind: 'closed' }

interface Question {
  readonly order: Extract<ReadingOrder, { kind: 'read' | 'check' }>
  readonly resolve: (end: ReadEnd) => void
  /** The thread has ended over it once. */
  readonly isSecondTry: boolean
}

export interface ReadingThreadParts {
  /** The log's own file. */
  readonly file: string
  readonly log: Logger
  readonly startWorker?: typeof startReadingWorker
}

/** The bundle has the worker beside itself, as the sources have. */
const workerFile = new URL(`reading-worker${path.extname(import.meta.filename)}`, import.meta.url)

/** Starts the thread that reads a log. Without the switches of the process, which are about its own start. */
export const startReadingWorker = (file: string): Worker =>
  new Worker(workerFile, { workerData: { log: file }, execArgv: [], name: 'call-log-reading' })

/** The thread that answers questions about the log; started by the first. The main process only asks and hears. */
export class ReadingThread {
  readonly #parts: ReadingThreadParts
  readonly #questions = new Map<number, Question>()
  #worker: Worker | null = null
  #lastId = 0
  /** Set while the thread is asked to close the file. */
  #away: PromiseWithResolvers<void> | null = null
  /** How many want it closed. */
  #wantAway = 0

  constructor(parts: ReadingThreadParts) {
    this.#parts = parts
  }

  /** Whether the thread may have the log's file open. */
  get isOpen(): boolean {
    return this.#worker !== null
  }

  /** Whether something is being read. */
  get isBusy(): boolean {
    return this.#questions.size > 0
  }

  /** Reads a page. Never rejects. */
  read(owner: string, query: CallLogQuery): Promise<ReadEnd> {
    if (query.asker !== undefined) this.#overtake(owner, query.asker)
    return this.#end(id => ({ kind: 'read', id, owner, query }))
  }

  /** Looks at every page of the file; what is asked afterwards waits for it. Never rejects. */
  check(): Promise<ReadEnd> {
    return this.#end(id => ({ kind: 'check', id }))
  }

  /** Does `work` while the thread has the file closed: at once where it has; what is being read goes on afterwards. */
  async whileAway(work: () => void): Promise<void> {
    this.#wantAway += 1
    if (this.#worker) {
      this.#worker.ref()
      this.#away ??= Promise.withResolvers()
      this.#tell({ kind: 'release' })
      await this.#away.promise
    }
    try {
      work()
    } finally {
      this.#wantAway -= 1
      if (this.#wantAway === 0) this.#tell({ kind: 'resume' })
      this.#rest()
    }
  }

  /** Nothing is read any more; resolves once the thread has ended. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#settleAll({ kind: 'closed' })
    if (!worker) return
    this.#worker = null
    const ended = new Promise(resolve => {
      worker.once('exit', resolve)
    })
    worker.ref()
    send(worker, { kind: 'end' })
    await ended
    this.#isAway()
  }

  #end(orderOf: (id: number) => Question['order']): Promise<ReadEnd> {
    this.#lastId += 1
    const order = orderOf(this.#lastId)
    return new Promise(resolve => {
      this.#ask({ order, resolve, isSecondTry: false })
    })
  }

  #ask(question: Question): void {
    this.#questions.set(question.order.id, question)
    this.#worker ??= this.#start()
    this.#worker.ref()
    this.#tell(question.order)
  }

  #overtake(owner: string, asker: string): void {
    for (const question of this.#questions.values()) {
      const { order } = question
      if (order.kind !== 'read' || order.owner !== owner || order.query.asker !== asker) continue
      this.#tell({ kind: 'giveUp', id: order.id })
      this.#settle(order.id, { kind: 'overtaken' })
    }
  }

  #start(): Worker {
    const { file, startWorker = startReadingWorker } = this.#parts
    const worker = startWorker(file)
    let why = 'It ended without a word.'
    worker.on('message', (message: unknown) => this.#take(readingTellingSchema.parse(message)))
    worker.on('error', error => {
      why = errorText(error)
    })
    worker.once('exit', () => {
      if (this.#worker === worker) this.#died(why)
    })
    return worker
  }

  #take(telling: ReadingTelling): void {
    switch (telling.kind) {
      case 'page': {
        const { id, entries, next } = telling
        return this.#settle(id, { kind: 'page', page: { entries, ...(next !== undefined && { next }) } })
      }
      case 'checked':
      case 'failed':
        return this.#settle(telling.id, telling)
      case 'released':
        return this.#isAway()
    }
  }

  #died(why: string): void {
    this.#worker = null
    this.#parts.log.error('the thread that reads the call log ended; another takes its place', { error: why })
    this.#isAway()
    for (const question of this.#questions.values()) {
      if (question.isSecondTry) this.#settle(question.order.id, { kind: 'died' })
      else this.#ask({ ...question, isSecondTry: true })
    }
  }

  #isAway(): void {
    this.#away?.resolve()
    this.#away = null
  }

  #settle(id: number, end: ReadEnd): void {
    const question = this.#questions.get(id)
    this.#questions.delete(id)
    this.#rest()
    question?.resolve(end)
  }

  /** A thread that has nothing to do keeps no process running. */
  #rest(): void {
    if (!this.isBusy && this.#wantAway === 0) this.#worker?.unref()
  }

  #settleAll(end: ReadEnd): void {
    for (const id of this.#questions.keys()) this.#settle(id, end)
  }

  #tell(order: ReadingOrder): void {
    if (this.#worker) send(this.#worker, order)
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const send = (worker: Worker, order: ReadingOrder) => worker.postMessage(order)
