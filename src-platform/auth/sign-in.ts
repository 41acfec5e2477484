import type { AgentId, EpochMs } from '#shared/domain/ids.ts'
import type { Directory } from '../directory/directory.ts'
import type { Metrics } from '../metrics.ts'
import { accessTokenSeconds, type AccessTokens } from './access-token.ts'
import { hashPassword, verifyPassword } from './password.ts'
import type { RefreshTokens } from './refresh-token.ts'
import type { Attempt, Throttle } from './throttle.ts'
import { createTurns } from '../turns.ts'

/** What a desktop holds after signing in. */
interface TokenPair {
  readonly accessToken: string
  readonly refreshToken: string
  /** Seconds that the access token is good for. */
  readonly expiresIn: number
}

type SignInResult =
  | { readonly kind: 'granted'; readonly tokens: TokenPair }
  /** Never says which half was wrong. */
  | { readonly kind: 'refused' }
  /** The password was handed out and is right: an own one is to be chosen with it. */
  | { readonly kind: 'choose_password' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number }

export interface PasswordAttempt {
  readonly email: string
  readonly password: string
  readonly newPassword?: string
  readonly address: string
}

export interface SignIn {
  /** With `newPassword`, which takes the place of the password where that is right. */
  withPassword(attempt: PasswordAttempt): Promise<SignInResult>
  withRefreshToken(token: string, address: string): Promise<SignInResult>
  /** Ends what grew from one sign-in; a token that is no good changes nothing. */
  signOut(token: string): Promise<void>
}

/** Each check takes a core for some 20 ms and 19 MiB; the rest of the platform must go on meanwhile. */
const passwordsAtOnce = 4

export async function createSignIn(options: {
  readonly directory: Pick<Directory, 'findUserByEmail' | 'getUser' | 'audit' | 'choosePassword'>
  /** Real time. */
  readonly now: () => EpochMs
  readonly accessTokens: AccessTokens
  readonly refreshTokens: RefreshTokens
  readonly throttle: Throttle
  readonly metrics: Pick<Metrics, 'signIns'>
}): Promise<SignIn> {
  const { directory, accessTokens, refreshTokens, throttle, metrics } = options
  // An unknown e-mail address costs the same work as a known one, so that the time tells nothing.
  const nobodysHash = await hashPassword('the password of nobody')

  const inTurn = createTurns(passwordsAtOnce)

  async function admitted(
    attempt: Attempt,
    check: () => Promise<TokenPair | 'choose_password' | undefined>,
  ): Promise<SignInResult> {
    const admission = throttle.admit(attempt)
    if (!admission.admitted) {
      metrics.signIns.inc({ outcome: 'throttled' })
      return { kind: 'throttled', retryAfterSeconds: admission.retryAfterSeconds }
    }
    try {
      const tokens = await check()
      metrics.signIns.inc({ outcome: tokens ? 'granted' : 'refused' })
      admission.settle(tokens ? 'succeeded' : 'failed')
      if (tokens === 'choose_password') return { kind: tokens }
      return tokens ? { kind: 'granted', tokens } : { kind: 'refused' }
    } catch (error) {
      // A fault of ours is no failure of theirs.
      admission.settle('succeeded')
      throw error
    }
  }

  async function grant(agentId: AgentId, refreshToken: string): Promise<TokenPair> {
    return { accessToken: await accessTokens.issue(agentId), refreshToken, expiresIn: accessTokenSeconds }
  }

  return {
    withPassword: ({ email, password, newPassword, address }) =>
      // Admission is asked for when the turn comes, so that what failed meanwhile counts.
      inTurn(() =>
        admitted({ account: email.toLowerCase(), address }, async () => {
          const user = await directory.findUserByEmail(email)
          const matches = await verifyPassword(user?.passwordHash ?? nobodysHash, password)
          const isInTime = user?.oneTimeUntil === undefined || options.now() < user.oneTimeUntil
          const isGranted = user !== undefined && matches && !user.disabled && isInTime
          if (isGranted && user.oneTimeUntil !== undefined && newPassword === undefined) {
            return 'choose_password'
          }
          await directory.audit({
            action: isGranted ? 'sign_in.succeeded' : 'sign_in.failed',
            ...(isGranted && { actor: user.id }),
            ...(user && { subject: { kind: 'user', id: user.id, name: user.name } }),
            details: { address, ...(!isGranted && { email: veiled(email), disabled: user?.disabled }) },
          })
          if (!isGranted) return undefined
          if (newPassword !== undefined) {
            await directory.choosePassword(user.id, await hashPassword(newPassword))
          }
          return grant(user.id, await refreshTokens.start(user.id))
        }),
      ),
    withRefreshToken: (token, address) =>
      admitted({ address }, async () => {
        const renewal = await refreshTokens.renew(token)
        if (!renewal) return undefined
        const user = await directory.getUser(renewal.userId)
        if (!user || user.disabled) return undefined
        return grant(user.id, renewal.refreshToken)
      }),
    async signOut(token) {
      const agentId = await refreshTokens.end(token)
      if (agentId === undefined) return
      await directory.audit({ actor: agentId, action: 'sign_out', subject: { kind: 'user', id: agentId } })
    },
  }
}

/** Enough to know one's own address by; people type passwords into this field as well. */
const veiled = (email: string) => email.replace(/^(.)[^@]*/, '$1…').replace(/^([^@]*)$/, '…')
