import { standingWakeAt } from '#shared/domain/account-standing.ts'
import type { AccountId } from '#shared/domain/ids.ts'
import type { Busy } from '../busy.ts'
import type { Clock } from '../clock.ts'
import { createDueTimers } from '../due-timers.ts'
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

export function createAccountTimers(parts: {
  readonly clock: Clock
  readonly decisions: Decisions
  readonly desk: AccountDesk
  readonly busy: Busy
  readonly log: Logger
}): AccountTimers {
  const { clock, decisions, desk, busy, log } = parts
  const timers = createDueTimers<AccountId>({
    clock,
    busy,
    due: accountId =>
      decisions.run(async work => {
        const account = await work.tx.accounts.byId(accountId)
        if (account) await desk.judge(work, account, { type: 'timePassed', at: work.now })
      }),
    failed: (err, accountId) => log.error({ err, accountId }, 'a restriction could not be ended at its time'),
  })
  return {
    watch: ({ id, standing }) => timers.set(id, standingWakeAt(standing)),
    stop: () => timers.stop(),
  }
}
