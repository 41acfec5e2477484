import { z } from 'zod'
import type { FromPhone } from '../phone/messages.ts'

const callId = z.string().min(1)
const sdp = z
  .string()
  .min(1)
  .max(64 * 1024)

/** The door for what a phone page says. */
export const fromPhoneSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('dial'),
    sdp,
    askId: z.string().optional(),
    payload: z.string().max(512).optional(),
  }),
  z.object({ type: z.literal('cannot_dial'), askId: z.string(), reason: z.string() }),
  z.object({ type: z.literal('media_answer'), callId, sdp }),
  z.object({ type: z.enum(['accept', 'decline', 'hang_up']), callId }),
  z.object({ type: z.literal('media_received'), callId }),
  z.object({ type: z.literal('text'), text: z.string().trim().min(1).max(4096) }),
  z.object({
    type: z.literal('answer_permission'),
    messageId: z.string(),
    answer: z.enum(['always', 'temporary', 'no']),
  }),
  z.object({ type: z.literal('change_permission'), answer: z.enum(['always', 'no']) }),
  z.object({
    type: z.literal('voicemail'),
    callId,
    mimeType: z.string().regex(/^audio\/[\w.+-]+(; ?codecs=[\w.-]+)?$/),
    base64: z.base64().min(1).max(240_000),
  }),
  z.object({ type: z.literal('set_online'), online: z.boolean() }),
  z.object({ type: z.literal('read'), messageId: z.string() }),
]) satisfies z.ZodType<FromPhone>
