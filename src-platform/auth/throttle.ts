import type { EpochMs } from '#shared/domain/ids.ts'

/** Failures within a minute after which more attempts are refused. Source: the wire contract, POST /auth/token. */
const limits = { account: 5, address: 50 } as const
const windowMs = 60_000
/** Old keys are swept out when there are this many. */
const sweepAt = 10_000

/** Who tries: the account by its e-mail address, known or not, and the network address. */
export interface Attempt {
  readonly account?: string
  readonly address: string
}

export type Admission =
  | {
      readonly admitted: true
      /** To be called once, with what became of the attempt. */
      settle(outcome: 'failed' | 'succeeded'): void
    }
  | { readonly admitted: false; readonly retryAfterSeconds: number }

export interface Throttle {
  admit(attempt: Attempt): Admission
}

/**
 * Slows guessing down. An account's attempts under way count like failures, so that many at once gain nothing; an
 * address's do not, since a whole office may come back through it at the same moment. Counts are in memory: a restart
 * forgives. Always on real time.
 */
export function createThrottle(now: () => EpochMs): Throttle {
  /** Times of failures, oldest first. */
  const failures = new Map<string, readonly EpochMs[]>()
  const underWay = new Map<string, number>()

  function recent(key: string, at: EpochMs): readonly EpochMs[] {
    const times = (failures.get(key) ?? []).filter(time => at - time < windowMs)
    if (times.length > 0) failures.set(key, times)
    else failures.delete(key)
    return times
  }

  /** Milliseconds until one more attempt is allowed; 0 when it is. */
  function waitMs(key: string, limit: number, at: EpochMs): number {
    const times = recent(key, at)
    const blocking = times[times.length - limit]
    if (blocking !== undefined) return blocking + windowMs - at
    return times.length + (underWay.get(key) ?? 0) < limit ? 0 : 1
  }

  function addUnderWay(key: string, change: 1 | -1): void {
    const count = (underWay.get(key) ?? 0) + change
    if (count > 0) underWay.set(key, count)
    else underWay.delete(key)
  }

  function noteFailure(key: string, at: EpochMs): void {
    if (failures.size >= sweepAt) for (const old of failures.keys()) recent(old, at)
    failures.set(key, [...recent(key, at), at])
  }

  function admit(attempt: Attempt): Admission {
    const at = now()
    const address = `address ${attempt.address}`
    const account = attempt.account === undefined ? undefined : `account ${attempt.account}`
    const wait = Math.max(
      waitMs(address, limits.address, at),
      account === undefined ? 0 : waitMs(account, limits.account, at),
    )
    if (wait > 0) return { admitted: false, retryAfterSeconds: Math.ceil(wait / 1000) }
    if (account !== undefined) addUnderWay(account, 1)
    return {
      admitted: true,
      settle: outcome => {
        if (account !== undefined) addUnderWay(account, -1)
        if (outcome === 'succeeded') return
        noteFailure(address, now())
        if (account !== undefined) noteFailure(account, now())
      },
    }
  }

  return { admit }
}
