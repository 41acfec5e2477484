import { z } from 'zod'

/**
 * How deliveries misbehave. Each of these was seen in production or is allowed by Meta's pages: nothing promises
 * order, uniqueness, freshness or a phone number.
 */
export const webhookSwitchesSchema = z.object({
  /** Extra copies of each delivery. */
  duplicates: z.number().int().min(0).max(10),
  /** A call's other webhooks are held back until its terminate was delivered. */
  terminateFirst: z.boolean(),
  /** Each delivery waits a random time up to this, milliseconds, and calls lose their order. 0 = in order. */
  shuffleWithinMs: z.number().int().min(0),
  /** Each delivery waits this long, milliseconds; the order stays. */
  delayMs: z.number().int().min(0),
  /** Changes of this many milliseconds travel in one POST. 0 = one each. */
  batchMs: z.number().int().min(0),
  /** Kinds that are never delivered, such as `call.terminate` or `call.status.RINGING`. */
  drop: z.array(z.string()),
  /** Event timestamps lie this many seconds in the past. */
  staleSeconds: z.number().int().min(0),
  /** All customers are username customers: no phone number, only `from_user_id` and the like. */
  hidePhoneNumbers: z.boolean(),
  /** Each call webhook brings an entry with an event that nobody knows yet. */
  unknownEvents: z.boolean(),
  /** The signature is made with a secret that the receiver does not have. */
  wrongSignature: z.boolean(),
})

export type WebhookSwitches = z.infer<typeof webhookSwitchesSchema>

export const wellBehaved: WebhookSwitches = {
  duplicates: 0,
  terminateFirst: false,
  shuffleWithinMs: 0,
  delayMs: 0,
  batchMs: 0,
  drop: [],
  staleSeconds: 0,
  hidePhoneNumbers: false,
  unknownEvents: false,
  wrongSignature: false,
}
