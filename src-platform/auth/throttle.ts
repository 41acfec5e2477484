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
  /** Counts as a failure until it is known to have succeeded, so that attempts at the same time count too. */
  | { readonly admitted: true; succeeded(): void }
  | { readonly admitted: false; readonly retryAfterSeconds: number }

/** Slows guessing down. Keeps its counts in memory: a restart forgives. Always on real time. */
export function createThrottle(now: () => EpochMs): { admit(attempt: Attempt): Admission } {
  /** Times of failures, oldest first. */
  const failures = new Map<string, EpochMs[]>()

  function recent(key: string, at: EpochMs): EpochMs[] {
    const times = (failures.get(key) ?? []).filter(time => at - time < windowMs)
    if (times.length > 0) failures.set(key, times)
    else failures.delete(key)
    return times
  }

  function sweep(at: EpochMs): void {
    if (failures.size < sweepAt) return
    for (const key of failures.keys()) recent(key, at)
  }

  /** Milliseconds until one more attempt is allowed; 0 when it is. */
  function waitMs(key: string, limit: number, at: EpochMs): number {
    const times = recent(key, at)
    const blocking = times[times.length - limit]
    return blocking === undefined ? 0 : blocking + windowMs - at
  }

  function admit({ account, address }: Attempt): Admission {
    const at = now()
    sweep(at)
    const keys = [
      { key: `address ${address}`, limit: limits.address },
      ...(account === undefined ? [] : [{ key: `account ${account}`, limit: limits.account }]),
    ]
    const wait = Math.max(...keys.map(({ key, limit }) => waitMs(key, limit, at)))
    if (wait > 0) return { admitted: false, retryAfterSeconds: Math.ceil(wait / 1000) }
    for (const { key } of keys) failures.set(key, [...(failures.get(key) ?? []), at])
    return {
      admitted: true,
      succeeded: () => {
        for (const { key } of keys) {
          const times = failures.get(key) ?? []
          const mine = times.indexOf(at)
          if (mine >= 0) failures.set(key, times.toSpliced(mine, 1))
        }
      },
    }
  }

  return { admit }
}
