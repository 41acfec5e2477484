import { z } from 'zod'
import { faultSchema } from '../graph/faults.ts'
import { switchesSchema } from '../switches.ts'
import { conditionSchema } from './conditions.ts'

/** The arguments of the controls, as they come over HTTP. `to` is a phone number id; the first number by default. */

const waId = z.string().regex(/^\d{5,15}$/, 'must be the digits of a phone number')
const who = { customer: waId, to: z.string().optional() }

export const dial = z.object({
  ...who,
  /** Sent as it is instead of an invented one. */
  sdp: z.string().optional(),
  ctaPayload: z.string().optional(),
  deeplinkPayload: z.string().optional(),
})

export const ofCall = z.object({ callId: z.string() })

export const customerChange = z.object({
  customer: waId,
  name: z.string().optional(),
  username: z.string().optional(),
  phoneHidden: z.boolean().optional(),
  online: z.boolean().optional(),
  onWhatsApp: z.boolean().optional(),
  oldApp: z.boolean().optional(),
  whenCalled: z
    .discriminatedUnion('do', [
      z.object({ do: z.literal('by_hand') }),
      z.object({ do: z.enum(['accept', 'reject']), afterMs: z.number().int().min(0) }),
    ])
    .optional(),
})

export const text = z.object({ ...who, text: z.string().min(1) })
export const voiceNote = z.object({ ...who, base64: z.base64().optional(), mimeType: z.string().optional() })
export const voicemail = z.object({ callId: z.string(), base64: z.base64().optional() })

export const permissionAnswer = z.discriminatedUnion('answer', [
  z.object({
    ...who,
    answer: z.enum(['temporary', 'permanent', 'reject']),
    /** The newest open request by default. */
    requestId: z.string().optional(),
  }),
  z.object({ ...who, answer: z.enum(['permanent_from_profile', 'revoke_in_profile', 'automatic_revoke']) }),
  z.object({ ...who, answer: z.literal('automatic_callback'), callId: z.string() }),
])

export const mark = z.object({
  messageId: z.string(),
  status: z.enum(['delivered', 'read', 'played', 'failed']),
})

export const restriction = z.object({
  to: z.string().optional(),
  type: z.enum([
    'RESTRICTED_BUSINESS_INITIATED_CALLING',
    'RESTRICTED_USER_INITIATED_CALLING',
    'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN',
  ]),
  /** Seven days by default. */
  seconds: z.number().int().positive().optional(),
})

export const busyHour = z.object({
  /** Of all numbers together; of one where `to` names it. */
  callsPerMinute: z.number().min(0.1).max(600).default(12),
  minutes: z.number().min(0.1).max(1440).default(60),
  to: z.string().optional(),
})

export const switches = switchesSchema.partial()
export const fault = faultSchema
export const handshake = z.object({ verifyToken: z.string() })
export const advance = z.object({ ms: z.number().int().min(0) })
export const wait = z.intersection(
  conditionSchema,
  z.object({ timeoutMs: z.number().int().min(0).max(120_000).default(30_000) }),
)
export const nothing = z.unknown()
