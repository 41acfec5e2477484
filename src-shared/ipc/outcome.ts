import { z } from 'zod'

/** Why the app itself refuses, or the file system does; the window has a sentence for each. */
export const appReasons = [
  'failed',
  'offline',
  'signed_out',
  'log_unwritable',
  'log_unreadable',
  'not_saved',
  'disk_full',
  'folder_gone',
  'place_forbidden',
  'set_by_organisation',
  'export_off',
] as const
export type AppReason = (typeof appReasons)[number]

/** Why an ask was refused, as it crosses into the window: Electron would strip an error to its message. */
export const askRefusalSchema = z.object({
  /**
   * A word of the protocol, one of `appReasons`, or of the sign-in: `wrong_credentials`, `throttled`, `choose_password`,
   * `server_not_allowed`, or what is in the way (`way-trouble.ts`).
   */
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
