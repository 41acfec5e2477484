import type { AskRefusal } from '#shared/ipc/outcome.ts'

/** Why signing in did not work, as far as the person can do something about it. */
export type SignInProblem =
  | { readonly kind: 'wrong' }
  /** `until`: milliseconds since the epoch. */
  | { readonly kind: 'throttled'; readonly until: number }
  | { readonly kind: 'unreachable' }
  /** This computer does not trust the server's certificate. */
  | { readonly kind: 'serverNotTrusted' }
  /** The network's proxy is in the way: not there, asking for a password, or of a kind the app does not speak to. */
  | { readonly kind: 'proxyDown' | 'proxyPassword' | 'proxyKind' }
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
    case 'proxy_down':
      return { kind: 'proxyDown' }
    case 'proxy_password':
      return { kind: 'proxyPassword' }
    case 'proxy_kind':
      return { kind: 'proxyKind' }
    case 'server_not_trusted':
      return { kind: 'serverNotTrusted' }
    case 'offline':
      return { kind: 'unreachable' }
    default:
      return { kind: 'failed', refusal }
  }
}
