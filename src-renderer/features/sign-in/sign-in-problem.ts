import type { AskRefusal } from '#shared/ipc/outcome.ts'
import { isWayTrouble, type WayTrouble } from '#shared/ipc/way-trouble.ts'

/** Why signing in did not work, as far as the person can do something about it. */
export type SignInProblem =
  | { readonly kind: 'wrong' }
  /** `until`: milliseconds since the epoch. */
  | { readonly kind: 'throttled'; readonly until: number }
  | { readonly kind: 'notReached'; readonly why: WayTrouble }
  /** An invitation's password is right, and is to be replaced now. */
  | { readonly kind: 'choosePassword' }
  /** [D9] The organisation allows others. */
  | { readonly kind: 'serverNotAllowed' }
  | { readonly kind: 'failed'; readonly refusal: AskRefusal }

/** How long to wait when the platform does not say. */
const usualWaitMs = 60_000

export function signInProblem(refusal: AskRefusal, now: number): SignInProblem {
  switch (refusal.reason) {
    case 'wrong_credentials':
      return { kind: 'wrong' }
    case 'throttled':
      return {
        kind: 'throttled',
        until: refusal.retryAt === undefined ? now + usualWaitMs : Date.parse(refusal.retryAt),
      }
    case 'choose_password':
      return { kind: 'choosePassword' }
    case 'server_not_allowed':
      return { kind: 'serverNotAllowed' }
    default:
      return isWayTrouble(refusal.reason)
        ? { kind: 'notReached', why: refusal.reason }
        : { kind: 'failed', refusal }
  }
}
