/** One line of a file with commas, or with semicolons as spreadsheets write where the comma is a decimal sign. */
export interface CsvRow {
  /** In the file, from 1; of a row whose quoted field has line breaks its first. */
  readonly line: number
  readonly fields: readonly string[]
}

/**
 * The rows of a CSV file (RFC 4180), fields trimmed, empty lines left out. Undefined where a quoted field is never
 * closed.
 */
export function csvRows(text: string): readonly CsvRow[] | undefined {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const separator = separatorOf(source)
  const rows: CsvRow[] = []
  let fields: string[] = []
  let field = ''
  let isQuoted = false
  let line = 1
  let firstLine = 1

  const endRow = () => {
    fields.push(field.trim())
    if (fields.some(value => value !== '')) rows.push({ line: firstLine, fields })
    fields = []
    field = ''
    firstLine = line
  }

  for (let index = 0; index < source.length; index += 1) {
    const character = source[index] ?? ''
    if (character === '\n') line += 1
    if (isQuoted) {
      if (character !== '"') field += character
      else if (source[index + 1] === '"') {
        field += '"'
        index += 1
      } else isQuoted = false
    } else if (character === '"' && field.trim() === '') {
      isQuoted = true
      field = ''
    } else if (character === separator) {
      fields.push(field.trim())
      field = ''
    } else if (character === '\n') endRow()
    else field += character
  }
  if (isQuoted) return undefined
  endRow()
  return rows
}

/** By the first line: semicolons only where it has no comma. */
function separatorOf(source: string): ',' | ';' {
  const [first = ''] = source.split('\n', 1)
  return !first.includes(',') && first.includes(';') ? ';' : ','
}
