import { z } from 'zod'
import type { RequestRecord } from '../graph/journal.ts'
import type { Message } from '../messages/message.ts'
import type { Delivery } from '../webhooks/sender.ts'
import { pairKey } from '../world.ts'
import type { World } from '../world.ts'
import { callView } from './views.ts'
import type { CallView } from './views.ts'

/** What `wait` can wait for. `count` (default 1): that many must be there; the last of them is the answer. */
export const conditionSchema = z.discriminatedUnion('for', [
  z.object({
    for: z.literal('call'),
    callId: z.string().optional(),
    customer: z.string().optional(),
    direction: z.enum(['inbound', 'outbound']).optional(),
    state: z.string().optional(),
    count: z.number().int().positive().default(1),
  }),
  z.object({
    for: z.literal('request'),
    method: z.string().optional(),
    /** The path ends with this. */
    path: z.string().optional(),
    /** `action` of the body. */
    action: z.string().optional(),
    /** `type` of the body. */
    type: z.string().optional(),
    /** Only requests that were answered with this status; without it, any that was answered. */
    status: z.number().int().optional(),
    count: z.number().int().positive().default(1),
  }),
  z.object({
    for: z.literal('delivery'),
    /** Such as `call.connect`. */
    kind: z.string().optional(),
    /** A call or message id. */
    subject: z.string().optional(),
    state: z.enum(['held', 'queued', 'delivered', 'dropped', 'given_up']).default('delivered'),
    count: z.number().int().positive().default(1),
  }),
  z.object({
    for: z.literal('message'),
    customer: z.string().optional(),
    sentBy: z.enum(['business', 'customer']).optional(),
    /** `content.type`. */
    type: z.string().optional(),
    status: z.string().optional(),
    count: z.number().int().positive().default(1),
  }),
  z.object({ for: z.literal('phone'), customer: z.string(), to: z.string().optional() }),
])

export type Condition = z.infer<typeof conditionSchema>

const field = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null
    ? Object.entries(body).find(([key]) => key === name)?.[1]
    : undefined

/** Undefined on the left asks for nothing. */
const fits = (wanted: unknown, actual: unknown) => wanted === undefined || wanted === actual

const nth = <Item>(items: readonly Item[], count: number): Item | undefined => items[count - 1]

export type Found = CallView | RequestRecord | Delivery | Message | { open: true }

/** @returns what fulfils the condition, or undefined while nothing does */
export const lookFor = (
  world: World,
  deliveries: readonly Delivery[],
  condition: Condition,
): Found | undefined => {
  switch (condition.for) {
    case 'call':
      return nth(
        [...world.calls.values()]
          .map(callView)
          .filter(
            call =>
              fits(condition.callId, call.id) &&
              fits(condition.customer, call.customer) &&
              fits(condition.direction, call.direction) &&
              fits(condition.state, call.state),
          ),
        condition.count,
      )
    case 'request':
      return nth(
        world.requests.filter(
          request =>
            request.status !== undefined &&
            fits(condition.status, request.status) &&
            fits(condition.method, request.method) &&
            request.path.endsWith(condition.path ?? '') &&
            fits(condition.action, field(request.body, 'action')) &&
            fits(condition.type, field(request.body, 'type')),
        ),
        condition.count,
      )
    case 'delivery':
      return nth(
        deliveries.filter(
          delivery =>
            delivery.state === condition.state &&
            (condition.kind === undefined || delivery.kinds.includes(condition.kind)) &&
            (condition.subject === undefined || delivery.subjects.includes(condition.subject)),
        ),
        condition.count,
      )
    case 'message':
      return nth(
        world.messages.filter(
          message =>
            fits(condition.customer, message.customer) &&
            fits(condition.sentBy, message.sentBy) &&
            fits(condition.type, message.content.type) &&
            fits(condition.status, message.sentBy === 'business' ? message.status : undefined),
        ),
        condition.count,
      )
    case 'phone': {
      const numbers = condition.to === undefined ? [...world.numbers.keys()] : [condition.to]
      const isOpen = numbers.some(number => world.openPhones.has(pairKey(number, condition.customer)))
      return isOpen ? { open: true } : undefined
    }
  }
}
