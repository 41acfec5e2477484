/** A thread of its own: answers what is asked of the log by a connection of its own, while the main process rings. */
import { parentPort, workerData } from 'node:worker_threads'
import { errorText } from '../../logging/logger.ts'
import { errorCode } from '../../save-refusal.ts'
import { type OpenReader, openReader } from './open-reader.ts'
import {
  readingJobSchema,
  type ReadingOrder,
  readingOrderSchema,
  type ReadingTelling,
} from './reading-messages.ts'
import { readPage } from './read-page.ts'

const { log } = readingJobSchema.parse(workerData)
/** The ids of what is being answered. */
const asked = new Set<number>()
let reader: OpenReader | null = null
/** Unsettled while the file must stay closed. */
let released: PromiseWithResolvers<void> | null = null

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const tell = (telling: ReadingTelling) => parentPort?.postMessage(telling)

parentPort?.on('message', (message: unknown) => take(readingOrderSchema.parse(message)))

function take(order: ReadingOrder): void {
  switch (order.kind) {
    case 'read':
      return void answer(order)
    case 'check':
      return check(order.id)
    case 'giveUp':
      return void asked.delete(order.id)
    case 'release':
      leave()
      return tell({ kind: 'released' })
    case 'resume':
      released?.resolve()
      released = null
      return
    case 'end':
      asked.clear()
      closeFile()
      // Without it the thread has nothing more to wait for, and ends.
      return parentPort?.close()
  }
}

function check(id: number): void {
  try {
    reader ??= openReader(log)
    const damage = reader.damage()
    if (damage !== undefined) leave()
    tell({ kind: 'checked', id, damage })
  } catch (error) {
    tell({ kind: 'failed', id, code: errorCode(error), message: errorText(error) })
  }
}

function leave(): void {
  released ??= Promise.withResolvers()
  closeFile()
}

/** Several at a time take turns, a slice each. Never rejects. */
async function answer({ id, owner, query }: Extract<ReadingOrder, { kind: 'read' }>): Promise<void> {
  asked.add(id)
  try {
    const page = await readPage(owner, query, { log: () => openLog(id), steady: () => performance.now() })
    if (page) tell({ kind: 'page', id, ...page })
  } catch (error) {
    tell({ kind: 'failed', id, code: errorCode(error), message: errorText(error) })
  } finally {
    asked.delete(id)
  }
}

async function openLog(id: number): Promise<OpenReader['db'] | undefined> {
  if (released) await released.promise
  if (!asked.has(id)) return undefined
  reader ??= openReader(log)
  return reader.db
}

function closeFile(): void {
  reader?.close()
  reader = null
}
