/** Tells spreadsheets that what follows is UTF-8; without it they show `NuÃ±ez`. */
export const byteOrderMark = '\uFEFF'

export type CsvCell = string | number | undefined

/** As RFC 4180 has it. */
export function csvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(quoted).join(',')}\r\n`
}

function quoted(cell: CsvCell): string {
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
