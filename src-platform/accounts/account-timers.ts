import { standingWakeAt } from '#shared/domain/account-standing.ts'
import type { AccountId, EpochMs } from '#shared/domain/ids.ts'
import type { Busy } from '../busy.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { Account } from '../store/records.ts'
import type { Decisions } from '../work.ts'
import type { AccountDesk } from './account-desk.ts'

/** The ends of warnings and restrictions. [I10] */
export interface AccountTimers {
  /** Arms, moves or drops the account's timer as its standing asks. */
  watch(account: Account): void
  stop(): void
}

/** How long after a failed attempt (the database was away) a due end is tried again. */
const retryMs = 1_000

export function createAccountTimers(parts: {
  readonly clock: Clock
  readonly decisions: Decisions
  readonly desk: AccountDesk
  readonly busy: Busy
  readonly log: Logger
}): AccountTimers {
  const { clock, decisions, desk, busy, log } = parts
  const armed = new Map<AccountId, () => void>()
  let stopped = false

  function arm(accountId: AccountId, at: EpochMs): void {
    armed.get(accountId)?.()
    armed.delete(accountId)
    if (stopped) return
    const cancel = clock.wakeAt(at, () => {
      armed.delete(accountId)
      void busy.track(wake(accountId))
    })
    armed.set(accountId, cancel)
  }

  async function wake(accountId: AccountId): Promise<void> {
    try {
      await decisions.run(async work => {
        const account = await work.tx.accounts.byId(accountId)
        if (account) await desk.judge(work, account, { type: 'timePassed', at: work.now })
      })
    } catch (error) {
      log.error({ err: error, accountId }, 'a restriction could not be ended at its time')
      arm(accountId, clock.now() + retryMs)
    }
  }

  return {
    watch({ id, standing }) {
      const at = standingWakeAt(standing)
      if (at !== undefined) arm(id, at)
      else {
        armed.get(id)?.()
        armed.delete(id)
      }
    },
    stop() {
      stopped = true
      for (const cancel of armed.values()) cancel()
      armed.clear()
    },
  }
}
