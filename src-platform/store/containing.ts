import { sql, type RawBuilder } from 'kysely'

/**
 * That a column of text contains all of the terms, of which there is at least one. The column and the terms are written
 * alike, in lower case. The wildcards of LIKE mean nothing in a person's search.
 */
export function containing(column: string, terms: readonly string[]): RawBuilder<boolean> {
  const parts = terms.map(term => sql`${sql.ref(column)} like ${pattern(term)} escape '!'`)
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}

const pattern = (term: string) => `%${term.replaceAll(/[%_!]/g, found => `!${found}`)}%`
