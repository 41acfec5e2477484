import { z } from 'zod'
import { accountIdSchema, customerIdSchema } from '../domain/ids.ts'
import { auditFilterSchema } from '../protocol/audit.ts'
import { reportExportSchema } from '../protocol/reports.ts'

/** A file of the platform's that a person saves: its name is what the platform calls it, its query what it holds. */
export const reportFileSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('calls'), query: reportExportSchema }),
  z.object({ name: z.literal('audit'), query: auditFilterSchema }),
  z.object({
    name: z.literal('evidence'),
    query: z.object({ accountId: accountIdSchema, customerId: customerIdSchema }),
  }),
])

export type ReportFile = z.infer<typeof reportFileSchema>
