import { z } from 'zod'
import { accountIdSchema, agentIdSchema, callIdSchema } from '../domain/ids.ts'
import { moneySchema } from '../domain/money.ts'
import { rateFaultCodes } from '../domain/rate-card.ts'
import { customerSchema } from './entities.ts'
import { timeSchema } from './time.ts'

export const ledgerReasons = ['opening', 'top_up', 'call', 'settlement'] as const

/** One line of an account's statement. [O5] [O6] */
export const ledgerEntrySchema = z.object({
  id: z.string(),
  at: timeSchema,
  /** What the account began with, a top-up, a started minute, or what Meta's times corrected afterwards. */
  reason: z.enum(ledgerReasons),
  /** Negative where the balance falls. */
  amount: moneySchema,
  /** With this line. */
  balance: moneySchema,
  /** Which minute of the call, from 1. */
  minute: z.int().positive().optional(),
  call: z.object({ id: callIdSchema, customer: customerSchema }).optional(),
  /** Who topped up. */
  by: z.object({ id: agentIdSchema, name: z.string() }).optional(),
})

/** Which lines of a statement; everything where nothing is given. */
export const ledgerFilterSchema = z.object({
  reason: z.enum(ledgerReasons).optional(),
  from: timeSchema.optional(),
  to: timeSchema.optional(),
})

export const rateSchema = z.object({
  /** Digits without `+`; the longest one that a number begins with counts. */
  countryCode: z.string(),
  /** Counted per account and calendar month. */
  fromMinute: z.int().nonnegative(),
  perMinuteMinor: z.int().nonnegative(),
})

const count = z.int().nonnegative()

export const moneyMethods = {
  'balance.ledger': {
    params: z.object({
      accountId: accountIdSchema,
      /** Lines of this kind, written at `from` or later and before `to`. */
      filter: ledgerFilterSchema.optional(),
      cursor: z.string().max(500).optional(),
      limit: z.int().min(1).max(200).optional(),
    }),
    /** Newest first. */
    result: z.object({ entries: z.array(ledgerEntrySchema), nextCursor: z.string().optional() }),
  },
  'rates.list': {
    params: z.object({}),
    result: z.object({ currency: z.string(), rates: z.array(rateSchema) }),
  },
  'rates.import': {
    params: z.object({
      /** With the columns `country_code`, `per_minute` and, where there are tiers, `from_minute`: all rates there are to be. */
      csv: z.string().max(200_000),
      /** Says what would change, and changes nothing. */
      dryRun: z.boolean(),
    }),
    /** Any fault: nothing is changed. */
    result: z.object({
      applied: z.boolean(),
      currency: z.string(),
      faults: z.array(
        z.object({
          code: z.enum(rateFaultCodes),
          line: z.int().positive(),
          column: z.int().positive(),
          value: z.string(),
        }),
      ),
      changes: z.object({ added: count, changed: count, removed: count }),
    }),
  },
} as const

export type WireLedgerEntry = z.infer<typeof ledgerEntrySchema>

export type LedgerFilter = z.infer<typeof ledgerFilterSchema>
