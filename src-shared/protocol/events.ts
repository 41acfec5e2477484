import { z } from 'zod'
import {
  accountIdSchema,
  agentIdSchema,
  callIdSchema,
  customerIdSchema,
  roomIdSchema,
} from '../domain/ids.ts'
import { moneySchema } from '../domain/money.ts'
import { accountSchema } from './account.ts'
import { agentSchema, callSchema, consentSchema, messageSchema, offerSchema, roomSchema } from './entities.ts'
import { queueChangeSchema } from './queue.ts'
import { supervisionEvents } from './supervision.ts'
import { timeSchema } from './time.ts'

const callData = z.object({ call: callSchema })

/** Every event that the platform tells an agent's session, by type. */
export const eventSchemas = {
  /** Ring now. */
  'call.offered': offerSchema,
  /** This agent is busy: a banner only. [I4] */
  'call.waiting': callData,
  /** Stop ringing. */
  'call.withdrawn': z.object({
    callId: callIdSchema,
    reason: z.enum(['answered_elsewhere', 'customer_hung_up', 'timed_out', 'declined', 'failed']),
    by: z.object({ id: agentIdSchema, name: z.string() }).optional(),
  }),
  /** The customer's answer to `call.dial`; not yet a pickup. */
  'call.remoteSdp': z.object({ callId: callIdSchema, sdp: z.string() }),
  /** Dialing, ringing or connected; ended again when the provider corrects the times. */
  'call.updated': callData,
  /** With `status`, `reason`, `endedBy`, `ringMs`, `talkMs` and `cost`. */
  'call.ended': callData,
  'room.updated': z.object({ room: roomSchema }),
  'message.added': z.object({ message: messageSchema }),
  'message.updated': z.object({ message: messageSchema }),
  'consent.updated': z.object({ consent: consentSchema }),
  'account.updated': z.object({ account: accountSchema }),
  'balance.updated': z.object({ accountId: accountIdSchema, balance: moneySchema }),
  'agent.updated': z.object({ agent: agentSchema }),
  /** Forget this customer: calls, messages and names, also those kept on the disk. */
  'customer.erased': z.object({
    accountId: accountIdSchema,
    customerId: customerIdSchema,
    roomId: roomIdSchema.optional(),
  }),
  /** [D8] Only what changed. */
  'queue.changed': queueChangeSchema,
  ...supervisionEvents,
} as const

export type EventType = keyof typeof eventSchemas
export type EventData<T extends EventType> = z.infer<(typeof eventSchemas)[T]>

/** An event before it has a place in a session's order. */
export type AgentEvent = { [T in EventType]: { readonly type: T; readonly data: EventData<T> } }[EventType]
/** An event of one session; `seq` counts without gaps. */
export type SessionEvent = AgentEvent & { readonly seq: number; readonly at: string }

const eventParamsSchema = z.object({
  seq: z.int().positive(),
  at: timeSchema,
  type: z.string(),
  data: z.unknown(),
})

export type ParsedEvent =
  | { readonly kind: 'event'; readonly event: SessionEvent }
  /** From a newer platform: skipped, but its place in the order counts. */
  | { readonly kind: 'unknown'; readonly seq: number; readonly type: string }
  | { readonly kind: 'invalid'; readonly why: string }

/** Reads the parameters of an `event` notification. */
export function parseEvent(params: unknown): ParsedEvent {
  const outer = eventParamsSchema.safeParse(params)
  if (!outer.success) return { kind: 'invalid', why: z.prettifyError(outer.error) }
  const { seq, at, type, data } = outer.data
  if (!isEventType(type)) return { kind: 'unknown', seq, type }
  const inner = eventSchemas[type].safeParse(data)
  if (!inner.success) return { kind: 'invalid', why: `${type}: ${z.prettifyError(inner.error)}` }
  // The table pairs type and data; the compiler cannot follow a lookup by a union of keys.
  return { kind: 'event', event: { seq, at, type, data: inner.data } as SessionEvent }
}

function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventSchemas, type)
}
