import { z } from 'zod'
import { type CallLogEntry, callLogQuerySchema } from '#shared/ipc/call-log-entry.ts'

/** What the thread is started with. */
export const readingJobSchema = z.object({ log: z.string() })

/** All that the thread is told. Questions are known by their ids. */
export const readingOrderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read'), id: z.int(), owner: z.string(), query: callLogQuerySchema }),
  /** Whether the file is whole; what is asked afterwards waits for it. */
  z.object({ kind: z.literal('check'), id: z.int() }),
  /** Nobody waits for the answer any more. */
  z.object({ kind: z.literal('giveUp'), id: z.int() }),
  /** The file is to be closed; everything asked goes on after `resume`. */
  z.object({ kind: z.literal('release') }),
  z.object({ kind: z.literal('resume') }),
  z.object({ kind: z.literal('end') }),
])
export type ReadingOrder = z.infer<typeof readingOrderSchema>

/** All that the thread says. */
export const readingTellingSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('page'),
    id: z.int(),
    // Parsed when they were read from the file, in the thread: once more would take the main process' time.
    entries: z.array(z.custom<CallLogEntry>()).readonly(),
    next: z.int().optional(),
  }),
  /** `damage` says what is wrong; then the file stays closed until `resume`. */
  z.object({ kind: z.literal('checked'), id: z.int(), damage: z.string().optional() }),
  /** `code` is SQLite's, where it was SQLite that failed. */
  z.object({ kind: z.literal('failed'), id: z.int(), code: z.string().optional(), message: z.string() }),
  z.object({ kind: z.literal('released') }),
])
export type ReadingTelling = z.infer<typeof readingTellingSchema>
