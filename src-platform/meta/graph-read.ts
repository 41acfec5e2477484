import { z } from 'zod'
import type { GraphOutcome, Recipient } from './graph-port.ts'

/** Meta's answer to a message that it took. */
const sentSchema = z.looseObject({
  messages: z.tuple([z.looseObject({ id: z.string().min(1) })], z.unknown()),
})

/** Whom it goes to, in Meta's words. */
export const recipient = (to: Recipient) =>
  to.byUserId ? { recipient: to.customerId } : { to: to.customerId }

/** The name of a message that was taken. */
export const sentMessage = (outcome: GraphOutcome<unknown>): GraphOutcome<{ messageId: string }> =>
  readDone(outcome, sentSchema, ({ messages: [message] }) => ({ messageId: message.id }))

/** A 200 that does not say what Meta says on success proves nothing: its webhooks settle it. */
export function readDone<S extends z.ZodType, T>(
  outcome: GraphOutcome<unknown>,
  schema: S,
  read: (body: z.infer<S>) => T,
): GraphOutcome<T> {
  if (outcome.kind !== 'done') return outcome
  const body = schema.safeParse(outcome.value)
  if (body.success) return { kind: 'done', value: read(body.data) }
  return { kind: 'unknown', why: `An answer without the expected fields: ${z.prettifyError(body.error)}` }
}
