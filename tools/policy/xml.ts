const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text that is safe between tags and in quotes. */
export const xmlText = (text: string): string => text.replace(/[&<>"]/g, sign => escapes[sign] ?? sign)

/** One element on lines of its own; without content it closes itself. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[] | string = [],
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(String(value))}"`)
  const open = `<${name}${written.join('')}`
  if (typeof content === 'string') return `${open}>${xmlText(content)}</${name}>`
  if (content.length === 0) return `${open} />`
  const inside = content.flatMap(part => part.split('\n')).map(line => `  ${line}`)
  return [`${open}>`, ...inside, `</${name}>`].join('\n')
}

/** A whole document. */
export const xmlDocument = (root: string, doctype = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${doctype}${root}\n`
