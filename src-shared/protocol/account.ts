import { z } from 'zod'
import { callHoursFaults, weekdays } from '../domain/call-hours.ts'
import { connectionReasons, connectionSteps } from '../domain/connection-test.ts'
import { accountIdSchema, agentIdSchema } from '../domain/ids.ts'
import { moneySchema } from '../domain/money.ts'
import { timeSchema } from './time.ts'

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time is written HH:MM.')

/** When customers can call. Meta's limits hold: 2 windows a day, none over midnight, 20 holidays. */
export const callHoursSchema = z
  .object({
    /** Off: around the clock. */
    enabled: z.boolean(),
    timeZone: z.string().max(100).optional(),
    weekly: z.array(z.object({ day: z.enum(weekdays), open: timeOfDay, close: timeOfDay })).max(14),
    holidays: z
      .array(
        z.object({
          date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'A date is written YYYY-MM-DD.'),
          from: timeOfDay,
          to: timeOfDay,
        }),
      )
      .default([]),
  })
  .superRefine((hours, context) => {
    for (const { path, message } of callHoursFaults(hours)) {
      context.addIssue({ code: 'custom', path: [...path], message })
    }
  })

/** [A2] What holds for one agent instead of the account's settings; what is absent is as for everybody. */
export const agentOverrideSchema = z.object({
  agentId: agentIdSchema,
  inbound: z.boolean().optional(),
  outbound: z.boolean().optional(),
})

const settingValue = z.union([z.string(), z.looseObject({ enabled: z.boolean() })])

/** Everybody gets the first five fields and restrictions, supervisors also how the account stands [I10], admins all. [A1] */
export const accountSchema = z.looseObject({
  id: accountIdSchema,
  name: z.string(),
  displayPhone: z.string(),
  /** For this agent, where the agent's own setting differs [A2]; admins get the account's. */
  inbound: z.boolean(),
  outbound: z.boolean(),
  /** [O6] The balance is low below it; absent: below twice what a call needs. */
  lowBalance: moneySchema.optional(),
  /** What may come of a call; absent: the product's own list. */
  dispositions: z.array(z.string()).optional(),
  /** [I10] Answered of the last 50 offered calls, 0 to 1; absent before the first. */
  answerRate: z.number().min(0).max(1).optional(),
  /** The platform's own, `low_answer_rate`, and WhatsApp's by its own names. */
  warnings: z
    .array(
      z.object({
        type: z.string(),
        source: z.enum(['provider', 'platform']),
        at: timeSchema,
        until: timeSchema.optional(),
        remediation: z.string().optional(),
      }),
    )
    .optional(),
  /** What WhatsApp does not let the account do, by its own names; without `until` it is lifted by hand. */
  restrictions: z
    .array(
      z.object({
        type: z.string(),
        at: timeSchema,
        until: timeSchema.optional(),
        remediation: z.string().optional(),
      }),
    )
    .optional(),
  phoneNumberId: z.string().optional(),
  ringSeconds: z.int().optional(),
  callbackPermission: z.boolean().optional(),
  missedCallConsent: z.boolean().optional(),
  consentTemplate: z.string().optional(),
  /** How long agents have for the note after an answered call; 0: no such time. */
  wrapUpSeconds: z.int().optional(),
  /** [A2] Supervisors and admins: who would ring follows from it. */
  agentOverrides: z.array(agentOverrideSchema).optional(),
  /** The account's own switches, where this supervisor's own setting hides them. [A2] */
  forEverybody: z.object({ inbound: z.boolean(), outbound: z.boolean() }).optional(),
  ringGroupWhenOwnerDisconnected: z.boolean().optional(),
  callHours: callHoursSchema.optional(),
  /** [A9] Absent until WhatsApp was asked. */
  provider: z
    .object({
      /** Everything was pushed, and WhatsApp has it so. */
      inSync: z.boolean(),
      /** Something is still to be pushed. */
      pending: z.boolean(),
      /** Settings by WhatsApp's names. */
      differences: z.array(
        z.object({ setting: z.string(), ours: settingValue, theirs: settingValue.optional() }),
      ),
      error: z.object({ code: z.int(), message: z.string() }).optional(),
    })
    .optional(),
})

/** What became of one step of a connection test; `reason` says what to do. */
export const connectionResultSchema = z.object({
  step: z.enum(connectionSteps),
  outcome: z.enum(['ok', 'failed', 'unknown']),
  reason: z.enum(connectionReasons),
  /** WhatsApp's own words. */
  error: z.object({ code: z.int(), message: z.string() }).optional(),
  /** When the newest webhook came. */
  at: timeSchema.optional(),
  /** What WhatsApp has instead. */
  theirs: z.string().optional(),
})

export type WireAccount = z.infer<typeof accountSchema>
