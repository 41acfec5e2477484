import type { WireCall } from '#shared/protocol/entities.ts'

/** Tells spreadsheets that what follows is UTF-8; without it they show `NuÃ±ez`. */
const byteOrderMark = '\uFEFF'

type Cell = string | number | undefined

/** [L1] The columns, by their headings. Times are ISO 8601 UTC, durations whole milliseconds, money whole minor units. */
const columns: Readonly<Record<string, (call: WireCall, accountName: string) => Cell>> = {
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
}

/** The first line of the file. */
export const csvHead = byteOrderMark + line(Object.keys(columns))

export function csvLine(call: WireCall, accountName: string): string {
  return line(Object.values(columns).map(cell => cell(call, accountName)))
}

/** As RFC 4180 has it. */
function line(cells: readonly Cell[]): string {
  return `${cells.map(quoted).join(',')}\r\n`
}

function quoted(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  const text = harmless(cell ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * What a spreadsheet would run as a formula is marked as text with an apostrophe: customers choose their names themselves.
 * Numbers of phones begin with + and carry it, too.
 */
function harmless(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
}
