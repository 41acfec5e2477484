import { z } from 'zod'
import { auditActions } from '../domain/audit.ts'
import { agentIdSchema } from '../domain/ids.ts'
import { timeSchema } from './time.ts'

/** The CSV takes the same names as query parameters. */
export const auditFilterSchema = z.object({
  from: timeSchema.optional(),
  /** Not any more at this moment. */
  to: timeSchema.optional(),
  actorId: agentIdSchema.optional(),
  action: z.enum(auditActions).optional(),
  query: z.string().max(200).optional(),
})

/** One line of the audit log. An action of a newer platform is read as well. */
export const auditEntrySchema = z.object({
  seq: z.int().positive(),
  at: timeSchema,
  /** Absent where nobody was signed in, or the platform did it by itself. */
  actor: z.object({ id: agentIdSchema, name: z.string() }).optional(),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string().optional() }).optional(),
  details: z.record(z.string(), z.unknown()),
})

/** Whether the log is as it was written. `head` is its last hash: noted elsewhere, it shows that no end was cut off. */
export const auditVerdictSchema = z.discriminatedUnion('intact', [
  z.object({ intact: z.literal(true), entries: z.int().nonnegative(), head: z.string() }),
  z.object({ intact: z.literal(false), brokenAt: z.int().positive() }),
])

export type AuditFilter = z.infer<typeof auditFilterSchema>
export type WireAuditEntry = z.infer<typeof auditEntrySchema>
