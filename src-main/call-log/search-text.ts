/** Without case and accents: what is typed is compared like this with what is kept. */
const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** What a search looks at of one call: the name, and the digits of the number. */
export function searchTextOf(name: string, phone: string | undefined): string {
  return `${folded(name)}\n${(phone ?? '').replaceAll(/\D/g, '')}`
}

/**
 * What must be contained, each somewhere: the words of what was typed, or its number. Numbers are found however they
 * are typed: with spaces, with + or 00, and with the 0 that replaces the country code at home.
 */
export function searchTermsOf(search: string): readonly string[] {
  const text = search.trim()
  if (text === '') return []
  const number = digitsOf(text)
  return number === undefined ? text.split(/\s+/).map(word => digitsOf(word) ?? folded(word)) : [number]
}

function digitsOf(text: string): string | undefined {
  if (!/^[\d\s()+./-]*\d[\d\s()+./-]*$/.test(text)) return undefined
  const digits = text.replaceAll(/\D/g, '')
  // A single 0 is all that was typed so far.
  return digits.replace(/^0+/, '') || digits
}

/** As many parts of one term as make an answer rare; more would only cost. */
const partsPerTerm = 5

/**
 * The question to the index of three-letter parts, whose answers contain each part of each term; undefined when no term
 * is long enough to have one. Only the last parts of a term are asked for: numbers begin alike. Answers must still be checked: the index does not know where the parts stand.
 */
export function matchOf(terms: readonly string[]): string | undefined {
  const parts = new Set(terms.flatMap(term => partsOf(term).slice(-partsPerTerm)))
  if (parts.size === 0) return undefined
  return [...parts].map(quotedPart).join(' AND ')
}

/** A part as the question to the index has it. */
export const quotedPart = (part: string): string => `"${part.replaceAll('"', '""')}"`

export const isDigits = (term: string): boolean => /^\d+$/.test(term)

function partsOf(term: string): readonly string[] {
  const characters = Array.from(term)
  return characters.slice(2).map((_, index) => characters.slice(index, index + 3).join(''))
}
