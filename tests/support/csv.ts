/** The rows of a CSV by their headings, read as RFC 4180 says; the apostrophe that marks text is taken off. */
export function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const body = text.replace(/^\uFEFF/, '')
  for (let at = 0; at < body.length; at += 1) {
    const character = body.charAt(at)
    if (isQuoted && character === '"' && body.charAt(at + 1) === '"') {
      cell += '"'
      at += 1
    } else if (character === '"') isQuoted = !isQuoted
    else if (!isQuoted && (character === ',' || body.startsWith('\r\n', at))) {
      rows.at(-1)?.push(cell)
      cell = ''
      if (character === ',') continue
      rows.push([])
      at += 1
    } else cell += character
  }
  const [head = [], ...lines] = rows.slice(0, -1)
  return lines.map(line => Object.fromEntries(head.map((name, index) => [name, unmarked(line[index] ?? '')])))
}

const unmarked = (cell: string) => cell.replace(/^'(?=[=+\-@\t\r\n])/, '')
