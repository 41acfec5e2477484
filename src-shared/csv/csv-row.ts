/** Tells spreadsheets that what follows is UTF-8; without it they show `NuÃ±ez`. */
export const byteOrderMark = '\uFEFF'

export type CsvCell = string | number | undefined

/** As RFC 4180 has it. */
export function csvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(written).join(',')}\r\n`
}

/** Numbers and most texts stand as they are. */
function written(cell: CsvCell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  return special.test(cell) ? quoted(harmless(cell)) : cell
}

/** Begins like a formula, or has what stands between fields: one look for both, since files are long. */
const special = /^[=+\-@\t\r\n＝＋－＠]|[",\r\n]/
const formula = /^[=+\-@\t\r\n＝＋－＠]/

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/**
 * What a spreadsheet would run as a formula is marked as text with an apostrophe: customers choose their names themselves.
 * Numbers of phones begin with + and carry it, too.
 */
const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text)
