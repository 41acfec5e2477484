import { z } from 'zod'
import { endReasons, type EndReason } from '#shared/domain/call.ts'
import {
  accountIdSchema,
  agentIdSchema,
  callIdSchema,
  customerIdSchema,
  messageIdSchema,
  roomIdSchema,
} from '#shared/domain/ids.ts'
import { timeSchema } from '#shared/protocol/time.ts'

const durationMs = z.int().nonnegative()

/** Reasons with which a call that was spoken can end. */
const reasonsOfTalk: ReadonlySet<EndReason> = new Set(['completed', 'balance_exhausted', 'media_failed'])

/** A call that is over. Answered where it has talk time; what it cost follows from the rates. [L2] [O5] */
const callSchema = z
  .strictObject({
    id: callIdSchema,
    accountId: accountIdSchema,
    roomId: roomIdSchema.optional(),
    customer: z.strictObject({ id: customerIdSchema, name: z.string().trim().min(1).max(200) }),
    direction: z.enum(['inbound', 'outbound']),
    /** Who spoke, or dialled. */
    agentId: agentIdSchema.optional(),
    /** Of an inbound call: at whom it rang. */
    rung: z.array(agentIdSchema).default([]),
    offeredAt: timeSchema,
    ringMs: durationMs,
    talkMs: durationMs.default(0),
    reason: z.enum(endReasons),
  })
  .refine(
    ({ talkMs, direction, agentId }) => agentId !== undefined || (talkMs === 0 && direction === 'inbound'),
    {
      path: ['agentId'],
      message: 'A call that was dialled or answered names its agent.',
    },
  )
  .refine(({ talkMs, reason }) => reasonsOfTalk.has(reason) === talkMs > 0 || reason === 'media_failed', {
    path: ['reason'],
    message: 'Does not go with the talk time.',
  })

const messageSchema = z
  .strictObject({
    id: messageIdSchema,
    roomId: roomIdSchema,
    direction: z.enum(['in', 'out']),
    at: timeSchema,
    text: z.string().trim().min(1).max(4096),
    sentBy: agentIdSchema.optional(),
  })
  .refine(({ direction, sentBy }) => (direction === 'out') === (sentBy !== undefined), {
    path: ['sentBy'],
    message: 'Names who wrote what went out, and nobody else.',
  })

const topUpSchema = z.strictObject({
  accountId: accountIdSchema,
  topUpId: z.string().min(1).max(100),
  amountMinor: z.int().positive(),
  by: agentIdSchema,
  at: timeSchema,
})

/** What happened before the platform began: it is charged and shown like what happens later. */
export const historySchema = z.strictObject({
  calls: z.array(callSchema).default([]),
  messages: z.array(messageSchema).default([]),
  topUps: z.array(topUpSchema).default([]),
})

export type History = z.infer<typeof historySchema>
export type PastCall = History['calls'][number]

/** Ids of the history that the seed does not create, with their paths. */
export function unknownIds(
  history: History,
  knows: (kind: 'account' | 'user' | 'room', id: string) => boolean,
): readonly { readonly path: readonly (string | number)[]; readonly id: string }[] {
  const wrong: { path: (string | number)[]; id: string }[] = []
  const look = (kind: 'account' | 'user' | 'room', id: string | undefined, path: (string | number)[]) => {
    if (id !== undefined && !knows(kind, id)) wrong.push({ path: ['history', ...path], id })
  }
  history.calls.forEach((call, at) => {
    look('account', call.accountId, ['calls', at, 'accountId'])
    look('user', call.agentId, ['calls', at, 'agentId'])
    look('room', call.roomId, ['calls', at, 'roomId'])
    call.rung.forEach((id, place) => look('user', id, ['calls', at, 'rung', place]))
  })
  history.messages.forEach((message, at) => {
    look('room', message.roomId, ['messages', at, 'roomId'])
    look('user', message.sentBy, ['messages', at, 'sentBy'])
  })
  history.topUps.forEach((topUp, at) => {
    look('account', topUp.accountId, ['topUps', at, 'accountId'])
    look('user', topUp.by, ['topUps', at, 'by'])
  })
  return wrong
}
