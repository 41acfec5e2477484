import { z } from 'zod'
import { type CallLogExport, callLogFilterSchema } from '#shared/ipc/call-log-entry.ts'

/** What the worker is to write, and where. */
export const exportJobSchema = z.object({
  /** The call log's own file. */
  log: z.string(),
  owner: z.string(),
  filter: callLogFilterSchema,
  /** The file that the person chose. */
  target: z.string(),
})
export type ExportJob = z.input<typeof exportJobSchema>
export type ParsedExportJob = z.output<typeof exportJobSchema>

const progressSchema = z.object({
  calls: z.int().nonnegative(),
  share: z.number().min(0).max(1),
}) satisfies z.ZodType<CallLogExport>

const endSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('written'), calls: z.int().nonnegative() }),
  z.object({ kind: z.literal('cancelled') }),
  /** `code` is SQLite's or the file system's, such as `ENOSPC`. */
  z.object({ kind: z.literal('failed'), code: z.string().optional(), message: z.string() }),
])
export type ExportEnd = z.infer<typeof endSchema>

/** All that the worker says. */
export const exportTellingSchema = z.discriminatedUnion('kind', [
  progressSchema.extend({ kind: z.literal('progress') }),
  ...endSchema.options,
])
export type ExportTelling = z.infer<typeof exportTellingSchema>
