import type { EpochMs } from '#shared/domain/ids.ts'
import type { Busy } from '../busy.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { Decisions, Work } from '../work.ts'
import type { ConsentDesk } from './consent-desk.ts'

/** The ends of requests and permissions, of which no webhook tells. [P5] [P6] One timer for all: the earliest. */
export interface ConsentTimers {
  /** Something changes by itself then. */
  expect(wakeAt: EpochMs | undefined): void
  /** Lets run out what ran out while the platform was down, and arms the timer. */
  resume(): Promise<void>
  stop(): void
}

/** How long after a failed attempt (the database was away) what is due is tried again. */
const retryMs = 1_000

export function createConsentTimers(parts: {
  readonly clock: Clock
  readonly decisions: Decisions
  readonly desk: ConsentDesk
  readonly busy: Busy
  readonly log: Logger
}): ConsentTimers {
  const { clock, decisions, desk, busy, log } = parts
  let armed: { readonly at: EpochMs; readonly cancel: () => void } | undefined
  let stopped = false

  function arm(at: EpochMs | undefined): void {
    armed?.cancel()
    armed = undefined
    if (stopped || at === undefined) return
    const cancel = clock.wakeAt(at, () => {
      armed = undefined
      void busy.track(ring())
    })
    armed = { at, cancel }
  }

  async function ring(): Promise<void> {
    try {
      await decisions.run(runOut)
    } catch (error) {
      log.error({ err: error }, 'consents could not be ended at their time')
      arm(clock.now() + retryMs)
    }
  }

  async function runOut(work: Work): Promise<void> {
    for (const { consent, wakeAt } of await work.tx.consents.due(work.now)) {
      await desk.apply(
        work,
        consent.roomId,
        { type: 'timePassed', at: wakeAt },
        { actor: { kind: 'system' } },
      )
    }
    const next = await work.tx.consents.nextWake()
    work.afterCommit(() => arm(next))
  }

  return {
    expect(wakeAt) {
      if (wakeAt !== undefined && (!armed || wakeAt < armed.at)) arm(wakeAt)
    },
    resume: () => decisions.run(runOut),
    stop() {
      stopped = true
      arm(undefined)
    },
  }
}
