import { z } from 'zod'
import type { ProviderError } from '#shared/domain/refusal.ts'

/** What one of Meta's error codes means for us. */
export interface ErrorMeaning {
  /** A word for logs and metrics. */
  readonly tag: string
  /** Whether a request that is safe to repeat may be repeated. */
  readonly retryable: boolean
}

/** Source: Meta, Calling API troubleshooting and Cloud API error codes. A code that is not here is no reason to try again. */
const meanings: Readonly<Record<number, ErrorMeaning>> = {
  1: { tag: 'unknown_error', retryable: true },
  2: { tag: 'service_down', retryable: true },
  4: { tag: 'app_rate_limited', retryable: true },
  100: { tag: 'invalid_parameter', retryable: false },
  190: { tag: 'token_refused', retryable: false },
  613: { tag: 'rate_limited', retryable: true },
  80_007: { tag: 'rate_limited', retryable: true },
  130_429: { tag: 'rate_limited', retryable: true },
  131_000: { tag: 'unknown_error', retryable: true },
  131_016: { tag: 'service_down', retryable: true },
  131_026: { tag: 'undeliverable', retryable: false },
  131_030: { tag: 'recipient_not_allowed', retryable: false },
  131_044: { tag: 'payment_method_missing', retryable: false },
  131_047: { tag: 'window_closed', retryable: false },
  131_055: { tag: 'number_uses_sip', retryable: false },
  131_056: { tag: 'pair_rate_limited', retryable: true },
  138_000: { tag: 'calling_off', retryable: false },
  138_001: { tag: 'receiver_uncallable', retryable: false },
  138_002: { tag: 'too_many_calls', retryable: true },
  138_003: { tag: 'pair_in_call', retryable: false },
  138_004: { tag: 'connection_error', retryable: true },
  138_005: { tag: 'call_rate_limited', retryable: true },
  138_006: { tag: 'no_permission', retryable: false },
  138_007: { tag: 'connect_timeout', retryable: false },
  138_008: { tag: 'sdp_refused', retryable: false },
  138_009: { tag: 'permission_request_limit', retryable: false },
  138_012: { tag: 'call_limit_reached', retryable: false },
  138_013: { tag: 'country_not_supported', retryable: false },
  138_014: { tag: 'calling_paused', retryable: false },
  138_017: { tag: 'permission_permanent', retryable: false },
}

/** The meaning of a code; 401 alone says nothing about the token, 190 does (Meta: 138006 comes as 401 too). */
export function meaningOf(code: number): ErrorMeaning {
  return meanings[code] ?? { tag: 'other', retryable: false }
}

/** Codes by which Meta says that it does not know what happened on its own side. */
const uncertainCodes: ReadonlySet<number> = new Set([1, 2, 131_000, 131_016])

/** Whether an error answer settles that nothing was done. A fault of Meta's own says so only with a code that means something. */
export function isDefinite(status: number, code: number): boolean {
  return status < 500 || !uncertainCodes.has(code)
}

const bodySchema = z.looseObject({
  error: z.looseObject({
    code: z.coerce.number().int(),
    message: z.string().optional(),
    fbtrace_id: z.string().optional(),
  }),
})

/** Meta's error as its body tells it; nothing when the body is something else, such as a proxy's page. */
export function readGraphError(body: unknown): (ProviderError & { readonly traceId?: string }) | undefined {
  const parsed = bodySchema.safeParse(body)
  if (!parsed.success) return undefined
  const { code, message, fbtrace_id: traceId } = parsed.data.error
  return { code, message: message ?? `Error ${code}`, ...(traceId !== undefined && { traceId }) }
}
