import { z } from 'zod'

/** Why an ask was refused, as it crosses into the window: Electron would strip an error to its message. */
export const askRefusalSchema = z.object({
  /** A word of the protocol, or `offline`, `signed_out`, `wrong_credentials`, `throttled`, `failed`. */
  reason: z.string(),
  /** A sentence for the person. */
  message: z.string(),
  rule: z.string().optional(),
  retryAt: z.string().optional(),
  by: z.object({ id: z.string(), name: z.string() }).optional(),
  provider: z.object({ code: z.number(), message: z.string() }).optional(),
})
export type AskRefusal = z.infer<typeof askRefusalSchema>

/** The answer to an ask: yes with a value, or no with a reason. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: AskRefusal }
