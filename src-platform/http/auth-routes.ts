import { z } from 'zod'
import { assertNever } from '#shared/domain/assert-never.ts'
import type { SignIn } from '../auth/sign-in.ts'
import type { HttpApp } from './http-app.ts'
import { problemOf, sendProblem } from './problem.ts'

const passwordSchema = z.object({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(1_000),
  newPassword: z.string().min(8).max(1_000).optional(),
})
const renewalSchema = z.object({ refreshToken: z.string().min(1).max(500) })

/**
 * `POST /auth/token` signs in with e-mail and password (and replaces the password by `newPassword`), or renews with a
 * refresh token; `DELETE /auth/token` ends the sign-in that a refresh token grew from.
 */
export function addAuthRoutes(app: HttpApp, signIn: SignIn): void {
  app.post('/auth/token', async (request, reply) => {
    const attempt = readAttempt(request.body)
    if (!attempt.success) return sendProblem(reply, 400, problemOf(attempt.error))
    const result =
      'email' in attempt.data
        ? await signIn.withPassword({ ...attempt.data, address: request.ip })
        : await signIn.withRefreshToken(attempt.data.refreshToken, request.ip)
    switch (result.kind) {
      case 'granted':
        return reply.header('cache-control', 'no-store').send(result.tokens)
      case 'refused':
        return sendProblem(reply, 401, {
          reason: 'not_signed_in',
          message: 'The e-mail address or the password is wrong, or the sign-in has expired: sign in again.',
        })
      case 'choose_password':
        return sendProblem(reply, 403, {
          reason: 'choose_password',
          message: 'This password is good for one sign-in: choose your own.',
        })
      case 'throttled':
        return sendProblem(reply.header('retry-after', String(result.retryAfterSeconds)), 429, {
          reason: 'too_many_attempts',
          message: `Too many attempts: try again in ${result.retryAfterSeconds} s.`,
        })
      default:
        return assertNever(result)
    }
  })
  app.delete('/auth/token', async (request, reply) => {
    const named = renewalSchema.safeParse(request.body)
    if (!named.success) return sendProblem(reply, 400, problemOf(named.error))
    await signIn.signOut(named.data.refreshToken)
    return reply.code(204).send()
  })
}

/** Which of the two it is decides what is said of a fault. */
function readAttempt(body: unknown) {
  const isRenewal = typeof body === 'object' && body !== null && 'refreshToken' in body
  return isRenewal ? renewalSchema.safeParse(body) : passwordSchema.safeParse(body)
}
