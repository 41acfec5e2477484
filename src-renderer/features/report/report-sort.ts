import type { ReportSort } from '#shared/protocol/reports.ts'

/** What the rows can be sorted by. */
export type SortedBy = 'offeredAt' | 'ringMs' | 'talkMs' | 'cost'

/** The newest first. */
export const firstSort: ReportSort = '-offeredAt'

/** Which way the rows are sorted by it; `undefined` where they are sorted by something else. */
export function directionIn(sort: ReportSort, by: SortedBy): 'ascending' | 'descending' | undefined {
  if (sort === by) return 'ascending'
  return sort === `-${by}` ? 'descending' : undefined
}

/** After a press on its column: the highest first, and from there the other way round. */
export const nextSort = (sort: ReportSort, by: SortedBy): ReportSort => (sort === `-${by}` ? by : `-${by}`)
