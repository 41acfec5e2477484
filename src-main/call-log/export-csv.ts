import { open, rename, rm } from 'node:fs/promises'
import { byteOrderMark, type CsvCell, csvRow } from '#shared/csv/csv-row.ts'
import type { CallLogEntry, CallLogPage } from '#shared/ipc/call-log-entry.ts'

const time = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString()

/** The columns, by their headings: those of the platform's report as far as a desktop knows them. */
const columns: Readonly<Record<string, (entry: CallLogEntry) => CsvCell>> = {
  call_id: entry => entry.callId,
  account_id: entry => entry.accountId,
  account: entry => entry.accountName,
  customer_id: entry => entry.customerId,
  customer: entry => entry.customerName,
  phone: entry => entry.customerPhone,
  answered_by: entry => entry.answeredBy,
  direction: entry => entry.direction,
  started_at: entry => time(entry.startedAt),
  answered_at: entry => time(entry.answeredAt),
  ended_at: entry => time(entry.endedAt),
  ring_ms: entry => entry.ringMs,
  talk_ms: entry => entry.talkMs,
  status: entry => entry.status,
  reason: entry => entry.reason,
  ended_by: entry => entry.endedBy,
}

/** One page after the other, each by where the one before ended. */
export type ReadPage = (after: number | undefined) => Promise<CallLogPage>

/**
 * Writes every call that `readPage` brings as CSV; the file is there whole or not at all.
 * @returns how many calls were written
 * @throws what the file system says, or an error when the log could not be read to its end
 */
export async function exportCsv(readPage: ReadPage, file: string): Promise<number> {
  const unfinished = `${file}.part`
  const handle = await open(unfinished, 'w')
  try {
    let count = 0
    let after: number | undefined
    await handle.write(byteOrderMark + csvRow(Object.keys(columns)))
    do {
      const page = await readPage(after)
      if (page.trouble !== undefined && page.entries.length === 0) throw new Error(page.trouble)
      const records = page.entries.map(entry => csvRow(Object.values(columns).map(cell => cell(entry))))
      await handle.write(records.join(''))
      count += page.entries.length
      after = page.next
    } while (after !== undefined)
    await handle.close()
    await rename(unfinished, file)
    return count
  } catch (error) {
    await handle.close()
    await rm(unfinished, { force: true })
    throw error
  }
}
