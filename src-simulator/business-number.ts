import { z } from 'zod'

const digits = z
  .string()
  .transform(text => text.replaceAll(/\D/g, ''))
  .pipe(z.string().regex(/^\d{5,15}$/, 'must be a phone number with its country code'))
const metaId = z.string().regex(/^\d{5,20}$/, 'must be digits')

/** One WhatsApp business number that the simulator plays Meta for. */
export const businessNumberSchema = z.object({
  phoneNumberId: metaId,
  displayPhone: digits,
  wabaId: metaId.default('300000000000001'),
  /** The name that customers see. */
  name: z.string().min(1).default('Toko Sinar'),
  /** Public test numbers have an allow list and wider permission limits (Meta: user call permissions). */
  kind: z.enum(['production', 'test']).default('production'),
  /** Whom a test number may reach; ignored for production numbers. */
  allowList: z.array(digits).default([]),
  /** Business-initiated conversations per 24 h; calling cannot be enabled below 2000. */
  messagingLimit: z.number().int().positive().default(2000),
})

export type BusinessNumberConfig = z.infer<typeof businessNumberSchema>
export type BusinessNumberInput = z.input<typeof businessNumberSchema>

export const defaultNumber = businessNumberSchema.parse({
  phoneNumberId: '200000000000001',
  displayPhone: '628000000001',
})
