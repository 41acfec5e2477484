import type { z } from 'zod'
import type { ProviderError } from '#shared/domain/refusal.ts'
import type { errorSchema } from './webhook-schema.ts'

/** The first of a webhook's errors, in the most telling of its words. */
export function errorOf([error]: readonly z.infer<typeof errorSchema>[]): ProviderError | undefined {
  if (!error) return undefined
  return { code: error.code, message: error.error_data?.details ?? error.message ?? error.title ?? '' }
}
