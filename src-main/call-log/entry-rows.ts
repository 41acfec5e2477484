import { type CallLogEntry, callLogEntrySchema } from '#shared/ipc/call-log-entry.ts'

/** Calls that may start in one millisecond. */
export const idsPerMs = 2048

const fields = Object.keys(callLogEntrySchema.shape)
const columnOf = (field: string): string => field.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

/** The columns of an entry, as they are written. */
export const columns = fields.map(columnOf).join(', ')
/** Their values, by the names of the fields. */
export const columnValues = fields.map(field => `:${field}`).join(', ')
/** The columns of an entry, as `entryOfRow` reads them. */
export const entryColumns = fields.map(field => `${columnOf(field)} AS ${field}`).join(', ')

/** A row of `entryColumns`; what is NULL there is absent from the entry. */
export function entryOfRow(row: object): CallLogEntry {
  const { tags, ...told } = Object.fromEntries(
    Object.entries(row).filter(([_field, value]) => value !== null),
  )
  return callLogEntrySchema.parse({ ...told, ...(typeof tags === 'string' && { tags: JSON.parse(tags) }) })
}
