import { z } from 'zod'
import type { Conditions } from '../conditions.ts'
import type { ReadDb } from '../databases.ts'
import { isDigits, quotedPart } from '../search-text.ts'

/**
 * The same conditions, with the index of three-letter parts also for terms of two letters: each as all the parts that hold
 * it. What is searched ends in a number: two letters of a name are the beginning of a part, and two digits, which may be
 * the last, are also the end of one. Null when a term is in no part, so that nobody has it.
 */
export function withPairs(db: ReadDb, conditions: Conditions): Conditions | null {
  const pairs = conditions.terms.filter(term => Array.from(term).length === 2)
  const matches = pairs.map(pair => partsWith(db, pair).map(quotedPart).join(' OR '))
  if (matches.includes('')) return null
  const all = [...(conditions.match === undefined ? [] : [conditions.match]), ...matches]
  return all.length === 0
    ? conditions
    : { ...conditions, match: all.map(match => `(${match})`).join(' AND ') }
}

/** What may stand before two digits of a number. */
const beforeDigits = ['\n', ...Array.from('0123456789')]

function partsWith(db: ReadDb, pair: string): readonly string[] {
  const rows = db.all('SELECT term FROM temp.search_parts WHERE term >= :first AND term <= :last', {
    first: pair,
    last: `${pair}\u{10FFFF}`,
  })
  const beginning = z
    .array(z.object({ term: z.string() }))
    .parse(rows)
    .map(({ term }) => term)
  return isDigits(pair) ? [...beginning, ...beforeDigits.map(character => character + pair)] : beginning
}

/** Makes the list of all parts readable, for this connection alone. */
export const listParts = `CREATE VIRTUAL TABLE temp.search_parts USING fts5vocab('main', 'calls_found', 'row')`
