import { z } from 'zod'
import {
  accountIdSchema,
  agentIdSchema,
  callIdSchema,
  customerIdSchema,
  messageIdSchema,
  ringGroupIdSchema,
  roomIdSchema,
  sessionIdSchema,
} from '../domain/ids.ts'
import { moneySchema } from '../domain/money.ts'
import { accountSchema, agentOverrideSchema, callHoursSchema, connectionResultSchema } from './account.ts'
import { auditEntrySchema, auditFilterSchema, auditVerdictSchema } from './audit.ts'
import {
  callSchema,
  consentSchema,
  keptRingGroupSchema,
  messageSchema,
  presenceSchema,
  ringGroupSchema,
  roleSchema,
  roomSchema,
  snapshotSchema,
  wrapUpSchema,
} from './entities.ts'
import { queueSnapshotSchema } from './queue.ts'
import { consentCheckSchema, reportFilterSchema, reportSortSchema, reportSummarySchema } from './reports.ts'
import { moneyMethods } from './money.ts'
import { supervisionMethods } from './supervision.ts'
import { timeSchema } from './time.ts'

const nothing = z.object({})
const sdp = z
  .string()
  .min(1)
  .max(64 * 1024)
/** Chosen by the client; the same one twice has its effect once. */
const onceKey = z.string().min(1).max(100)
const cursor = z.string().max(500).optional()
const limit = z.int().min(1).max(200).optional()
/** Newest first where no `sort` is named; a cursor goes on in the order that it came from. */
const reportPage = z.object({
  filter: reportFilterSchema,
  sort: reportSortSchema.optional(),
  cursor,
  limit,
})
const tag = z.string().trim().min(1).max(40)
const text = z.string().trim().min(1).max(4096)

const roomAction = {
  params: z.object({ roomId: roomIdSchema, agentId: agentIdSchema.optional() }),
  result: z.object({ room: roomSchema }),
}
const sent = z.object({ message: messageSchema })
const callResult = z.object({ call: callSchema })
const userSchema = z.object({
  id: agentIdSchema,
  name: z.string().trim().min(1).max(200),
  email: z.email(),
  role: roleSchema,
  disabled: z.boolean(),
  /** Was given a password to be replaced at the first sign-in, which is good until then. */
  invitedUntil: timeSchema.optional(),
})
/** Shown once and kept nowhere: the person signs in with it and chooses an own password. */
const invitationSchema = z.object({ password: z.string(), expiresAt: timeSchema })

const erasedSchema = z.object({
  calls: z.int(),
  messages: z.int(),
  media: z.int(),
  evidence: z.int(),
  webhooks: z.int(),
})

/** Every request of the agent connection: its parameters and its result. */
export const methods = {
  'session.hello': {
    params: z.object({
      client: z.object({
        name: z.string().max(100),
        version: z.string().max(100),
        platform: z.string().max(100),
      }),
      resume: z.object({ sessionId: sessionIdSchema, lastSeq: z.int().nonnegative() }).optional(),
    }),
    result: z.object({
      sessionId: sessionIdSchema,
      resumed: z.boolean(),
      seq: z.int().nonnegative(),
      serverTime: timeSchema,
      /** An older client of ours is told so and, when no call of its agent is on, closed with 4503. */
      minVersion: z.string().max(100).optional(),
      me: z.object({ id: agentIdSchema, name: z.string(), role: roleSchema }),
      snapshot: snapshotSchema.optional(),
    }),
  },
  'presence.set': {
    params: z.object({
      status: presenceSchema,
      /**
       * Not the agent's choice but what this desktop observes: `online` somebody is at it, anything else nobody is. An
       * agent who chose to be online is away while all of the agent's desktops say so. [R4]
       */
      automatic: z.literal(true).optional(),
    }),
    result: nothing,
  },
  'rooms.list': {
    params: z.object({
      filter: z.enum(['mine', 'unassigned', 'all', 'resolved']),
      accountId: accountIdSchema.optional(),
      query: z.string().max(200).optional(),
      cursor,
      limit,
    }),
    result: z.object({ rooms: z.array(roomSchema), nextCursor: z.string().optional() }),
  },
  'rooms.messages': {
    params: z.object({ roomId: roomIdSchema, before: messageIdSchema.optional(), limit }),
    /** Oldest first. */
    result: z.object({ messages: z.array(messageSchema) }),
  },
  'rooms.send': { params: z.object({ roomId: roomIdSchema, clientMessageId: onceKey, text }), result: sent },
  'rooms.sendCallButton': {
    /** Meta lets the text beside a button have 1,024 characters. */
    params: z.object({ roomId: roomIdSchema, clientMessageId: onceKey, text: text.max(1024) }),
    result: sent,
  },
  'rooms.assign': roomAction,
  'rooms.resolve': roomAction,
  'rooms.reopen': roomAction,
  'rooms.markRead': roomAction,
  'consent.check': { params: z.object({ roomId: roomIdSchema }), result: consentCheckSchema },
  'consent.request': {
    params: z.object({
      roomId: roomIdSchema,
      requestId: onceKey,
      caption: z.string().trim().min(1).max(1024),
    }),
    result: z.object({ consent: consentSchema }),
  },
  'consent.evidence': {
    params: z.object({ accountId: accountIdSchema, customerId: customerIdSchema }),
    result: z.object({ events: z.array(z.unknown()) }),
  },
  'call.dial': { params: z.object({ roomId: roomIdSchema, dialId: onceKey, sdp }), result: callResult },
  'call.answer': { params: z.object({ callId: callIdSchema, sdp }), result: callResult },
  'call.decline': { params: z.object({ callId: callIdSchema }), result: nothing },
  'call.hangup': { params: z.object({ callId: callIdSchema }), result: nothing },
  'call.report': {
    params: z.object({
      callId: callIdSchema,
      stats: z.record(z.string(), z.unknown()),
      note: z.string().max(4096).optional(),
      disposition: z.string().max(100).optional(),
      tags: z.array(tag).max(20).optional(),
    }),
    result: nothing,
  },
  /** The note is written: turns come again at once. */
  'wrapUp.finish': { params: z.object({ callId: callIdSchema }), result: nothing },
  /** 30 s more, thrice at most. */
  'wrapUp.extend': {
    params: z.object({ callId: callIdSchema }),
    result: z.object({ wrapUp: wrapUpSchema }),
  },
  'calls.history': {
    params: z.object({ since: timeSchema.optional(), cursor, limit }),
    result: z.object({ calls: z.array(callSchema), nextCursor: z.string().optional() }),
  },
  /** [D3] A test call to the platform, which sends back what it hears, for a minute at most; one for each desktop. */
  'echo.open': { params: z.object({ sdp }), result: z.object({ sdp }) },
  'echo.close': { params: nothing, result: nothing },
  'queue.watch': {
    params: z.object({ accountId: accountIdSchema.optional() }),
    result: z.object({ snapshot: queueSnapshotSchema }),
  },
  'queue.unwatch': { params: nothing, result: nothing },
  'report.calls': {
    params: reportPage,
    result: z.object({ rows: z.array(callSchema), nextCursor: z.string().optional() }),
  },
  'report.summary': { params: z.object({ filter: reportFilterSchema }), result: reportSummarySchema },
  /** As the two above, of the asker's own calls; `agentId` changes nothing. */
  'report.ownCalls': {
    params: reportPage,
    result: z.object({ rows: z.array(callSchema), nextCursor: z.string().optional() }),
  },
  'report.ownSummary': { params: z.object({ filter: reportFilterSchema }), result: reportSummarySchema },
  'ringGroups.list': {
    params: z.object({ accountId: accountIdSchema.optional() }),
    result: z.object({ ringGroups: z.array(keptRingGroupSchema) }),
  },
  'ringGroups.save': {
    params: ringGroupSchema.partial({ id: true }),
    result: z.object({ ringGroup: keptRingGroupSchema }),
  },
  'ringGroups.remove': { params: z.object({ id: ringGroupIdSchema }), result: nothing },
  'accounts.list': { params: nothing, result: z.object({ accounts: z.array(accountSchema) }) },
  'accounts.configure': {
    params: z.object({
      accountId: accountIdSchema,
      inbound: z.boolean().optional(),
      outbound: z.boolean().optional(),
      ringSeconds: z.int().min(30).max(60).optional(),
      callbackPermission: z.boolean().optional(),
      missedCallConsent: z.boolean().optional(),
      /** Its name, or `name/language`; empty: none. */
      consentTemplate: z.string().trim().max(600).optional(),
      /** `null`: around the clock. */
      callHours: callHoursSchema.nullable().optional(),
      /** [A2] Of the agents named here alone; one with neither setting is as everybody again. */
      agentOverrides: z.array(agentOverrideSchema).max(1_000).optional(),
      /** [I1] A room's agent without a desktop leaves the call to the ring group; off at first. */
      ringGroupWhenOwnerDisconnected: z.boolean().optional(),
      /** How long agents have for the note after an answered call; 0, as at first: no such time. */
      wrapUpSeconds: z.int().min(0).max(600).optional(),
      /** What may come of a call; empty: the product's own list. */
      dispositions: z.array(z.string().trim().min(1).max(100)).max(30).optional(),
      /** [O6] `null`: below twice what a call needs. */
      lowBalance: moneySchema.extend({ minor: z.int().nonnegative() }).nullable().optional(),
    }),
    result: z.object({ account: accountSchema }),
  },
  /** Asks WhatsApp, step by step, whether calls of the account can come and go; changes nothing. */
  /** Numbers at WhatsApp that are no account here yet. */
  'accounts.candidates': {
    params: nothing,
    result: z.object({
      numbers: z.array(
        z.object({ phoneNumberId: z.string(), displayPhone: z.string(), name: z.string().optional() }),
      ),
    }),
  },
  /** The number's own name where none is given. The same number twice is one account. */
  'accounts.connect': {
    params: z.object({
      phoneNumberId: z.string().regex(/^\d{5,20}$/, 'The id of a phone number is digits alone.'),
      name: z.string().trim().min(1).max(100).optional(),
      /** ISO 4217; that of the accounts that there are, or rupiah, where absent. */
      currency: z.string().length(3).optional(),
    }),
    result: z.object({ account: accountSchema }),
  },
  'accounts.test': {
    params: z.object({ accountId: accountIdSchema }),
    result: z.object({ steps: z.array(connectionResultSchema) }),
  },
  'balance.get': {
    params: z.object({ accountId: accountIdSchema }),
    result: z.object({ accountId: accountIdSchema, balance: moneySchema }),
  },
  'balance.topUp': {
    params: z.object({ accountId: accountIdSchema, amount: moneySchema, topUpId: onceKey }),
    result: z.object({ accountId: accountIdSchema, balance: moneySchema }),
  },
  ...moneyMethods,
  ...supervisionMethods,
  'users.list': { params: nothing, result: z.object({ users: z.array(userSchema) }) },
  'users.save': {
    params: userSchema
      .omit({ disabled: true, invitedUntil: true })
      .partial({ id: true })
      .extend({ password: z.string().min(8).optional() }),
    /** `invitation` where a new person was saved without a password. */
    result: z.object({ user: userSchema, invitation: invitationSchema.optional() }),
  },
  'users.disable': { params: z.object({ id: agentIdSchema }), result: nothing },
  'users.enable': { params: z.object({ id: agentIdSchema }), result: nothing },
  'users.invite': {
    params: z.object({ id: agentIdSchema }),
    result: z.object({ invitation: invitationSchema }),
  },
  'customers.erase': {
    /** `confirm`: the customer's id once more. */
    params: z.object({ accountId: accountIdSchema, customerId: customerIdSchema, confirm: z.string() }),
    /** What was deleted or made nameless; all 0 of a customer who is not known, or not any more. */
    result: z.object({ erased: erasedSchema }),
  },
  'audit.list': {
    params: z.object({ filter: auditFilterSchema, cursor, limit }),
    /** The newest first. */
    result: z.object({ entries: z.array(auditEntrySchema), nextCursor: z.string().optional() }),
  },
  'audit.verify': { params: nothing, result: auditVerdictSchema },
} as const

export type Method = keyof typeof methods
/** As the caller writes them, before defaults and branding. */
export type Params<M extends Method> = z.infer<(typeof methods)[M]['params']>
export type Result<M extends Method> = z.infer<(typeof methods)[M]['result']>

export function isMethod(name: string): name is Method {
  return Object.hasOwn(methods, name)
}
