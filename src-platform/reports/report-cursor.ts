import { z } from 'zod'
import { callIdSchema } from '#shared/domain/ids.ts'
import { type ReportSort, reportSortSchema } from '#shared/protocol/reports.ts'
import { packCursor, unpackCursor } from '../cursor.ts'
import type { ReportPlace } from '../store/repositories/report-order.ts'

const cursorSchema = z.tuple([reportSortSchema, z.int(), z.int(), callIdSchema])

/** A place in the report, as clients carry it: opaque to them. */
export const writeReportCursor = (sort: ReportSort, { value, offeredAt, id }: ReportPlace): string =>
  packCursor([sort, value, offeredAt, id])

/** `undefined` for what was not written here, or in another order: its place means nothing in this one. */
export function readReportCursor(sort: ReportSort, cursor: string): ReportPlace | undefined {
  const read = unpackCursor(cursor, cursorSchema)
  if (read?.[0] !== sort) return undefined
  const [, value, offeredAt, id] = read
  return { value, offeredAt, id }
}
