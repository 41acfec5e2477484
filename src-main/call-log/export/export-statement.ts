import { type CallLogWish, conditionsOf } from '../conditions.ts'
import type { SqlParameters } from '../databases.ts'
import { csvSelect } from './csv-columns.ts'

/** One statement that reads exactly what the screen shows of a filter, newest first, from its first call to its last. */
export function exportStatement(
  owner: string,
  wish: CallLogWish,
): { readonly sql: string; readonly parameters: SqlParameters } {
  const { index, indexed, others, match, from, until, parameters } = conditionsOf(owner, wish)
  const range = 'id >= :from AND id < :until'
  const found = 'SELECT rowid FROM calls_found WHERE calls_found MATCH :match'
  const [source, condition] =
    match === undefined
      ? [`calls INDEXED BY ${index}`, `${indexed} AND ${range}`]
      : ['calls', `id IN (${found}) AND ${indexed} AND ${range}`]
  return {
    sql: `SELECT ${csvSelect} FROM ${source} WHERE ${condition} ${others} ORDER BY id DESC`,
    parameters: { ...parameters, from, until, ...(match !== undefined && { match }) },
  }
}
