import { z } from 'zod'
import { callSchema } from '../protocol/entities.ts'

/** [D5] One call that this desktop saw, as its local log keeps it. */
export const callLogEntrySchema = z.object({
  callId: z.string(),
  direction: callSchema.shape.direction,
  accountId: z.string(),
  accountName: z.string(),
  roomId: z.string().optional(),
  customerId: z.string(),
  customerName: z.string(),
  customerPhone: z.string().optional(),
  /** Milliseconds since the epoch, by the platform's clock. */
  startedAt: z.int(),
  answeredAt: z.int().optional(),
  endedAt: z.int().optional(),
  /** `live` until it ended; `elsewhere`: another agent or desktop took it. */
  status: z.enum(['live', 'answered', 'unanswered', 'elsewhere']),
  reason: callSchema.shape.reason,
  endedBy: callSchema.shape.endedBy,
  /** Who took it, when it was not this agent. */
  answeredBy: z.string().optional(),
  ringMs: z.int().optional(),
  talkMs: z.int().optional(),
  /** What the agent wrote about it. */
  note: z.string().optional(),
  disposition: z.string().optional(),
  tags: z.array(z.string()).optional(),
})
export type CallLogEntry = z.infer<typeof callLogEntrySchema>

/** Which calls are wanted; everything given must be true of them. */
export const callLogFilterSchema = z.object({
  search: z.string().max(100).default(''),
  filter: z.enum(['all', 'missed', 'inbound', 'outbound']).default('all'),
  accountId: z.string().max(200).optional(),
  customerId: z.string().max(200).optional(),
  status: callLogEntrySchema.shape.status.optional(),
  reason: callSchema.shape.reason,
  /** Started at or after, and before: milliseconds since the epoch, by the platform's clock. */
  from: z.int().nonnegative().optional(),
  until: z.int().nonnegative().optional(),
})
export type CallLogFilter = z.input<typeof callLogFilterSchema>

export const callLogQuerySchema = callLogFilterSchema.extend({
  /** `next` of the page before: as fast at any depth. */
  after: z.int().optional(),
  limit: z.int().min(1).max(500).default(50),
  /** Which part of the window asks: its newer query overtakes the one that is not answered yet. */
  asker: z.enum(['callList', 'palette']).optional(),
})

/**
 * Why calls may be missing from the log: a newer version of the app wrote it, and it can only be read, or not even that;
 * or it cannot be opened or written just now, which is tried again.
 */
export type CallLogTrouble = 'fromFuture' | 'unreadable' | 'unavailable' | 'unwritable'

export interface CallLogPage {
  /** Newest first. */
  readonly entries: readonly CallLogEntry[]
  /** Where the next page begins; absent at the end. */
  readonly next?: number
  /** A newer query of the same asker came first: this one was not answered. */
  readonly isOvertaken?: true
  readonly trouble?: CallLogTrouble
}

/** How far a file of the call log is. */
export interface CallLogExport {
  /** Written so far. */
  readonly calls: number
  /** By the calls' own times: from 0 to 1. */
  readonly share: number
}
