import type { z } from 'zod'
import type { EpochMs } from '#shared/domain/ids.ts'
import { contactSchema, errorSchema, type WebhookValue } from './webhook-schema.ts'

/** What the readers of the parts know of the whole. */
export interface ValueContext {
  readonly phoneNumberId: string
  /** Digits of the business number, where told. */
  readonly businessNumber: string | undefined
  readonly contacts: readonly z.infer<typeof contactSchema>[]
  readonly errors: readonly z.infer<typeof errorSchema>[]
  readonly receivedAt: EpochMs
}

export function contextOf(value: WebhookValue, receivedAt: EpochMs): ValueContext {
  return {
    phoneNumberId: value.metadata.phone_number_id,
    businessNumber: value.metadata.display_phone_number?.replaceAll(/\D/g, ''),
    contacts: readAll(value.contacts, contactSchema).read,
    errors: readAll(value.errors, errorSchema).read,
    receivedAt,
  }
}

/** Element by element: one that cannot be read is counted, the others count. */
export function readAll<Schema extends z.ZodType>(
  elements: readonly unknown[] | null | undefined,
  schema: Schema,
): { readonly read: readonly z.infer<Schema>[]; readonly malformed: number } {
  const results = (elements ?? []).map(element => schema.safeParse(element))
  const read = results.flatMap(result => (result.success ? [result.data] : []))
  return { read, malformed: results.length - read.length }
}
