import { execFileSync } from 'node:child_process'
import { createReadStream, readFileSync } from 'node:fs'
import path from 'node:path'
import { once } from 'node:events'
import { csvRows } from '#shared/domain/csv-rows.ts'
import { callLogFilterSchema, callLogQuerySchema, type CallLogFilter } from '#shared/ipc/call-log-entry.ts'
import type { CallLog } from '../../../../src-main/call-log/call-log.ts'
import type { ExportEnd } from '../../../../src-main/call-log/export/export-job.ts'
import { anEntry, logWorld, type LogWorld, owner } from './log-world.ts'

/** A log with calls, and where its file is to be written. */
export interface ExportWorld extends Disposable {
  readonly world: LogWorld
  readonly callLog: CallLog
  readonly file: string
  readonly unfinished: string
  save(filter?: CallLogFilter): Promise<ExportEnd>
  /** The rows of the file, without its head. */
  rows(): readonly (readonly string[])[]
  /** The ids that the screen shows of a filter, page after page. */
  shown(filter: CallLogFilter): Promise<readonly string[]>
}

/** @param count so many calls, every third of them missed, of three customers */
export function exportWorld(count = 450): ExportWorld {
  const world = logWorld()
  const callLog = world.openLog()
  callLog.put(
    owner,
    Array.from({ length: count }, (_, n) =>
      anEntry({
        callId: `c${n}`,
        startedAt: n,
        status: n % 3 === 0 ? 'unanswered' : 'answered',
        reason: n % 3 === 0 ? 'timed_out' : 'completed',
        direction: n % 5 === 0 ? 'outbound' : 'inbound',
        customerId: `customer-${n % 3}`,
        customerName: ['Budi Santoso', 'Sari', 'Çelik'][n % 3],
      }),
    ),
  )
  const file = path.join(path.dirname(world.file), 'calls.csv')
  return {
    world,
    callLog,
    file,
    unfinished: `${file}.part`,
    save: (filter = {}) => callLog.exportTo({ owner, filter, target: file }, () => {}),
    rows: () => (csvRows(readFileSync(file, 'utf8')) ?? []).slice(1).map(row => row.fields),
    async shown(filter) {
      const ids: string[] = []
      let after: number | undefined
      do {
        const query = { ...callLogFilterSchema.parse(filter), after, limit: 500 }
        const page = await callLog.query(owner, callLogQuerySchema.parse(query))
        ids.push(...page.entries.map(entry => entry.callId))
        after = page.next
      } while (after !== undefined)
      return ids
    },
    [Symbol.dispose]: () => world[Symbol.dispose](),
  }
}

/**
 * Makes the unfinished file a pipe, so that the export goes on exactly as far as somebody reads: it stands still until
 * `drain` is called. A pipe cannot be synced to a disk, so an export that was not given up fails at its very end.
 */
export async function heldExport(world: ExportWorld, filter: CallLogFilter = {}) {
  const { unfinished } = world
  execFileSync('mkfifo', [unfinished])
  const ended = world.save(filter)
  const reading = createReadStream(unfinished, { encoding: 'utf8' })
  const begun = Promise.withResolvers<void>()
  let isHeld = true
  let text = ''
  reading.on('data', piece => {
    text += String(piece)
    if (isHeld) reading.pause()
    begun.resolve()
  })
  await begun.promise
  return {
    ended,
    /** Reads to the end. @returns the rows that were written, without the head */
    async drain(): Promise<readonly (readonly string[])[]> {
      isHeld = false
      reading.resume()
      await once(reading, 'close')
      return (csvRows(text) ?? []).slice(1).map(row => row.fields)
    },
  }
}
