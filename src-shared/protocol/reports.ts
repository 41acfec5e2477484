import { z } from 'zod'
import { endReasons } from '../domain/call.ts'
import { accountIdSchema, agentIdSchema } from '../domain/ids.ts'
import { moneySchema } from '../domain/money.ts'
import { consentSchema } from './entities.ts'
import { timeSchema } from './time.ts'

/** Whether an agent may ask for consent or call now, and every reason why not, in the order of the checks. */
export const consentCheckSchema = z.object({
  canRequest: z.boolean(),
  canCall: z.boolean(),
  status: consentSchema.shape.status,
  expiresAt: timeSchema.optional(),
  requests: z.object({
    used24h: z.int(),
    max24h: z.int(),
    used7d: z.int(),
    max7d: z.int(),
    nextAt: timeSchema.optional(),
  }),
  attempts: z.object({ used: z.int(), max: z.int() }),
  /** [P10] [P11] Outbound calls in a row that nobody took, and how many withdraw the permission. */
  unanswered: z.object({ inARow: z.int(), max: z.int() }).optional(),
  refusals: z.array(
    z.object({
      action: z.enum(['request', 'call']),
      reason: z.string(),
      rule: z.string().optional(),
      retryAt: timeSchema.optional(),
    }),
  ),
  price: z.object({ perMinute: moneySchema }).optional(),
})

/**
 * [L3] Of calls that have ended, by when they started: `from` or later, before `to`. The CSV takes the same names as query
 * parameters.
 */
export const reportFilterSchema = z.object({
  from: timeSchema.optional(),
  to: timeSchema.optional(),
  accountId: accountIdSchema.optional(),
  agentId: agentIdSchema.optional(),
  direction: z.enum(['inbound', 'outbound']).optional(),
  status: z.enum(['answered', 'unanswered']).optional(),
  reason: z.enum(endReasons).optional(),
  /** By the customer's number, typed in any usual way, or by parts of the name. */
  query: z.string().max(200).optional(),
  /** Whose clocks divide the summary into days and hours, like `Asia/Jakarta`; UTC when absent. */
  timeZone: z.string().min(1).max(100).optional(),
})

/** The orders of the rows: by start, ring time, talk time or cost. A minus begins with the newest, longest or dearest. */
export const reportSortSchema = z.enum([
  '-offeredAt',
  'offeredAt',
  '-ringMs',
  'ringMs',
  '-talkMs',
  'talkMs',
  '-cost',
  'cost',
])

/** What the CSV takes: the filter, and the order of its lines. */
export const reportExportSchema = reportFilterSchema.extend({ sort: reportSortSchema.optional() })

/** Counts of ended calls, by when they started. */
const countsSchema = z.object({
  calls: z.int(),
  answered: z.int(),
  unanswered: z.int(),
  talkMs: z.int(),
  /** How long the answered ones rang, all together. */
  waitMs: z.int(),
  cost: moneySchema,
})

export const reportSummarySchema = z.object({
  timeZone: z.string(),
  totals: countsSchema,
  /** The 24 hours of the day, all days together. */
  byHour: z.array(countsSchema.extend({ hour: z.int().min(0).max(23) })),
  /** Days with calls, the oldest first; of more than 1,000 the newest. */
  byDay: z.array(countsSchema.extend({ day: z.iso.date() })),
  /** How many answered calls rang for how long; the last step has no end. */
  answerTimes: z.array(z.object({ fromMs: z.int(), toMs: z.int().nullable(), calls: z.int() })),
})

export type ReportSort = z.infer<typeof reportSortSchema>
export type ReportExport = z.infer<typeof reportExportSchema>
export type ReportFilter = z.infer<typeof reportFilterSchema>
export type ReportSummary = z.infer<typeof reportSummarySchema>
