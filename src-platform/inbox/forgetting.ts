import type { Busy } from '../busy.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { Store } from '../store/store.ts'

/** Deletes what was only remembered for a while: to recognise repeats, or to be looked into. */
export interface Forgetting {
  start(): void
  stop(): void
}

const everyMs = 24 * 60 * 60 * 1_000

/**
 * Once a day: fingerprints of webhooks, webhooks of which a part was not understood, and statuses of unknown messages, each
 * older than `afterMs`; and tokens that expired.
 */
export function createForgetting(parts: {
  readonly store: Store
  readonly clock: Clock
  /** What tokens live on. */
  readonly realClock: Clock
  readonly busy: Busy
  readonly log: Logger
  readonly afterMs: number
}): Forgetting {
  const { store, clock, realClock, busy, log, afterMs } = parts
  let cancel: (() => void) | undefined
  let stopped = false

  async function forget(): Promise<void> {
    const before = clock.now() - afterMs
    try {
      await store.transaction(async tx => {
        await tx.inbox.forgetSeen(before)
        await tx.inbox.forgetKept(before)
        await tx.messages.deleteEarlyStatuses(before)
        await tx.refreshTokens.deleteExpired(realClock.now())
      })
    } catch (error) {
      // Nothing depends on it; tomorrow is another day.
      log.warn({ err: error }, 'what is out of date could not be deleted')
    }
    if (!stopped) cancel = clock.wakeAt(clock.now() + everyMs, () => void busy.track(forget()))
  }

  return {
    start: () => void busy.track(forget()),
    stop() {
      stopped = true
      cancel?.()
    },
  }
}
