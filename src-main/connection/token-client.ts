import { z } from 'zod'
import type { WayTrouble } from '#shared/ipc/way-trouble.ts'
import type { PlatformFetch } from './platform-fetch.ts'
import { wayTrouble } from './way-trouble.ts'

const tokensSchema = z.object({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1),
  /** Seconds. */
  expiresIn: z.number().positive(),
})
export type Tokens = z.infer<typeof tokensSchema>

/** What the platform answers to a password or a refresh token. */
export type TokenReply =
  | { readonly kind: 'granted'; readonly tokens: Tokens }
  | { readonly kind: 'refused' }
  /** The password was handed out: an own one is to be chosen with it. */
  | { readonly kind: 'choosePassword' }
  /** Too many failures; `retryAfterMs` as the platform says. */
  | { readonly kind: 'throttled'; readonly retryAfterMs: number }
  /** Where something stood in the way, the platform was told nothing: neither password nor token left this computer. */
  | { readonly kind: 'notReached'; readonly why: WayTrouble; readonly cause: unknown }

export type TokenGrant =
  | { readonly email: string; readonly password: string; readonly newPassword?: string }
  | { readonly refreshToken: string }

export type TokenClient = (grant: TokenGrant) => Promise<TokenReply>

const answerWithinMs = 10_000
const usualRetryMs = 60_000

/** Asks `POST /auth/token` of the platform. Whatever goes wrong on the way is in the reply, never an exception. */
export function createTokenClient(serverUrl: string, fetch: PlatformFetch): TokenClient {
  const url = new URL('/auth/token', serverUrl)
  return async grant => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(grant),
        signal: AbortSignal.timeout(answerWithinMs),
      })
      if (response.status === 429) {
        return { kind: 'throttled', retryAfterMs: retryAfterMs(response.headers.get('retry-after')) }
      }
      if (response.status === 403) return { kind: 'choosePassword' }
      if (response.status === 401 || response.status === 400) return { kind: 'refused' }
      if (!response.ok) return { kind: 'notReached', why: 'unreachable', cause: `status ${response.status}` }
      return { kind: 'granted', tokens: tokensSchema.parse(await response.json()) }
    } catch (cause) {
      return { kind: 'notReached', why: wayTrouble(cause), cause }
    }
  }
}

/** Tells the platform that a sign-in has ended; @returns why it could not be told, or null. */
export type EndSignIn = (refreshToken: string) => Promise<unknown>

export function createEndSignIn(serverUrl: string, fetch: PlatformFetch): EndSignIn {
  const url = new URL('/auth/token', serverUrl)
  return async refreshToken => {
    try {
      const response = await fetch(url, {
        method: 'DELETE',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ refreshToken }),
        signal: AbortSignal.timeout(answerWithinMs),
      })
      return response.ok ? null : `status ${response.status}`
    } catch (cause) {
      return cause
    }
  }
}

function retryAfterMs(header: string | null): number {
  const seconds = Number(header)
  return header !== null && Number.isFinite(seconds) ? seconds * 1_000 : usualRetryMs
}
