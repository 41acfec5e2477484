import type { WireCall } from '#shared/protocol/entities.ts'
import { byteOrderMark, csvRow, type CsvCell } from '#shared/csv/csv-row.ts'

/** [L1] The columns, by their headings. Times are ISO 8601 UTC, durations whole milliseconds, money whole minor units. */
const columns: Readonly<Record<string, (call: WireCall, accountName: string) => CsvCell>> = {
  call_id: call => call.id,
  account_id: call => call.accountId,
  account: (_call, accountName) => accountName,
  customer_id: call => call.customer.id,
  customer: call => call.customer.name,
  phone: call => call.customer.phone,
  agent_id: call => call.agent?.id,
  agent: call => call.agent?.name ?? 'N/A',
  direction: call => call.direction,
  started_at: call => call.offeredAt,
  answered_at: call => call.answeredAt,
  ended_at: call => call.endedAt,
  ring_ms: call => call.ringMs,
  talk_ms: call => call.talkMs,
  status: call => call.status,
  reason: call => call.reason,
  ended_by: call => call.endedBy,
  cost_minor: call => call.cost?.minor ?? 0,
  currency: call => call.cost?.currency,
  disposition: call => call.disposition,
  note: call => call.note,
  tags: call => call.tags?.join('; '),
}

/** The first line of the file. */
export const csvHead = byteOrderMark + csvRow(Object.keys(columns))

export function csvLine(call: WireCall, accountName: string): string {
  return csvRow(Object.values(columns).map(cell => cell(call, accountName)))
}
