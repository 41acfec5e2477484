import { z } from 'zod'
import { endReasons } from '../domain/call.ts'
import {
  accountIdSchema,
  agentIdSchema,
  callIdSchema,
  customerIdSchema,
  mediaIdSchema,
  messageIdSchema,
  ringGroupIdSchema,
  roomIdSchema,
} from '../domain/ids.ts'
import { moneySchema } from '../domain/money.ts'
import { accountSchema } from './account.ts'
import { providerErrorSchema } from './rpc.ts'
import { timeSchema } from './time.ts'

const durationMs = z.int().nonnegative()

export const customerSchema = z.object({
  id: customerIdSchema,
  name: z.string(),
  /** E.164; absent for a customer known by username alone. */
  phone: z.string().optional(),
})

export const roleSchema = z.enum(['agent', 'supervisor', 'admin'])
export const presenceSchema = z.enum(['online', 'away', 'offline'])
export const agentStateSchema = z.enum(['free', 'ringing', 'on_call', 'wrap_up'])

/** The time for the note after a call. */
export const wrapUpSchema = z.object({
  callId: callIdSchema,
  until: timeSchema,
  /** How often the agent asked for more; thrice at most. */
  extensions: z.int().nonnegative(),
})

export const agentSchema = z.object({
  id: agentIdSchema,
  name: z.string(),
  role: roleSchema,
  presence: presenceSchema,
  state: agentStateSchema,
  /** May not work any more, and belongs in no list. */
  disabled: z.literal(true).optional(),
  /** For the agent alone; also while a next call rings or is spoken. */
  wrapUp: wrapUpSchema.optional(),
})

export const callSchema = z.object({
  id: callIdSchema,
  direction: z.enum(['inbound', 'outbound']),
  state: z.enum(['offered', 'dialing', 'ringing', 'connected', 'ended']),
  accountId: accountIdSchema,
  roomId: roomIdSchema.optional(),
  customer: customerSchema,
  agent: z.object({ id: agentIdSchema, name: z.string() }).optional(),
  offeredAt: timeSchema,
  answeredAt: timeSchema.optional(),
  endedAt: timeSchema.optional(),
  status: z.enum(['answered', 'unanswered']).optional(),
  reason: z.enum(endReasons).optional(),
  endedBy: z.enum(['agent', 'customer', 'system']).optional(),
  ringMs: durationMs.optional(),
  talkMs: durationMs.optional(),
  cost: moneySchema.optional(),
  /** Where the provider failed it: its own code and words. */
  provider: providerErrorSchema.optional(),
  /** What its agent wrote: in records (`calls.history`, reports), not in events. */
  note: z.string().optional(),
  disposition: z.string().optional(),
  tags: z.array(z.string()).optional(),
})

export const offerViaSchema = z.enum(['room', 'ring_all', 'round_robin', 'overflow'])

export const offerSchema = z.object({
  call: callSchema,
  sdp: z.string(),
  /** A hard end: a client stops ringing by itself then. */
  ringUntil: timeSchema,
  via: offerViaSchema,
})

export const roomSchema = z.object({
  id: roomIdSchema,
  accountId: accountIdSchema,
  customer: customerSchema,
  state: z.enum(['unassigned', 'assigned', 'resolved']),
  assignedTo: agentIdSchema.optional(),
  unread: z.int().nonnegative(),
  lastMessageAt: timeSchema.optional(),
  conversation: z
    .object({
      category: z.enum(['marketing', 'utility', 'authentication', 'service', 'free_entry_point']),
      expiresAt: timeSchema,
    })
    .optional(),
  windowUntil: timeSchema.optional(),
})

export const messageSchema = z.object({
  id: messageIdSchema,
  roomId: roomIdSchema,
  direction: z.enum(['in', 'out']),
  kind: z.enum([
    'text',
    'audio',
    'voicemail',
    'call_button',
    'consent_request',
    'consent_reply',
    'call',
    'system',
  ]),
  at: timeSchema,
  status: z.enum(['pending', 'sent', 'delivered', 'read', 'played', 'failed']).optional(),
  text: z.string().optional(),
  mediaId: mediaIdSchema.optional(),
  callId: callIdSchema.optional(),
})

export const consentSchema = z.object({
  roomId: roomIdSchema,
  status: z.enum(['none', 'pending', 'temporary', 'permanent', 'rejected', 'expired', 'revoked']),
  expiresAt: timeSchema.optional(),
  requestedAt: timeSchema.optional(),
  advice: z.literal('reconsider').optional(),
})

export const ringGroupSchema = z.object({
  id: ringGroupIdSchema,
  name: z.string().trim().min(1).max(100),
  accountId: accountIdSchema,
  mode: z.enum(['ring_all', 'round_robin']),
  members: z.array(agentIdSchema),
  /** [R8] Of a round robin: how long each member rings before the next one does; off when absent. */
  overflowSeconds: z.int().positive().max(60).optional(),
})

/** A group as the platform has it. */
export const keptRingGroupSchema = ringGroupSchema.extend({
  /** [R4] Whom round robin rang last: the next in order comes after them. */
  lastRung: agentIdSchema.optional(),
})

/** What concerns one agent, as of the session's `seq`. */
export const snapshotSchema = z.object({
  accounts: z.array(accountSchema),
  agents: z.array(agentSchema),
  rooms: z.array(roomSchema),
  calls: z.array(callSchema),
  offers: z.array(offerSchema),
  waiting: z.array(callSchema),
})

export type WireAgent = z.infer<typeof agentSchema>
export type WireWrapUp = z.infer<typeof wrapUpSchema>
export type WireCall = z.infer<typeof callSchema>
export type WireConsent = z.infer<typeof consentSchema>
export type WireCustomer = z.infer<typeof customerSchema>
export type WireMessage = z.infer<typeof messageSchema>
export type WireOffer = z.infer<typeof offerSchema>
export type WireRingGroup = z.infer<typeof keptRingGroupSchema>
export type WireRoom = z.infer<typeof roomSchema>
export type Presence = z.infer<typeof presenceSchema>
export type Snapshot = z.infer<typeof snapshotSchema>
