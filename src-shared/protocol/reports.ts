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

/** [L3] The CSV takes the same names as query parameters. */
export const reportFilterSchema = z.object({
  from: timeSchema.optional(),
  to: timeSchema.optional(),
  accountId: accountIdSchema.optional(),
  agentId: agentIdSchema.optional(),
  direction: z.enum(['inbound', 'outbound']).optional(),
  status: z.enum(['answered', 'unanswered']).optional(),
  reason: z.enum(endReasons).optional(),
  query: z.string().max(200).optional(),
})

const bucketSchema = z.object({ at: timeSchema, calls: z.int(), answered: z.int(), unanswered: z.int() })

export const reportSummarySchema = z.object({
  totals: z.object({
    calls: z.int(),
    answered: z.int(),
    unanswered: z.int(),
    talkMs: z.int(),
    cost: moneySchema,
  }),
  byHour: z.array(bucketSchema),
  byDay: z.array(bucketSchema),
})
