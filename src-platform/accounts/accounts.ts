import { providerSettingsOf } from '#shared/domain/account-settings.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { Busy } from '../busy.ts'
import type { FollowCall } from '../calls/call-change.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { GraphPort } from '../meta/graph-port.ts'
import type { NumberEvent, QualityEvent } from '../meta/provider-event.ts'
import type { Account } from '../store/records.ts'
import type { Decisions, Work } from '../work.ts'
import { createAccountDesk, type AccountDesk } from './account-desk.ts'
import { createAccountService, type AccountService } from './account-service.ts'
import { createAccountTimers } from './account-timers.ts'
import { createAnswerRateFollower } from './answer-rate.ts'
import { createConnectAccount } from './connect-account.ts'
import { createConnectionTest } from './connection-test.ts'
import { recordAfterNews } from './provider-record.ts'
import { createProviderSync } from './provider-sync.ts'

/** Everything about accounts, put together. */
export interface Accounts {
  readonly service: AccountService
  /** What calls do to an account's answer rate. [I10] */
  readonly follow: FollowCall
  /** [A9] The provider says how the settings are. */
  takeSettings(work: Work, news: SettingsNews): Promise<void>
  /** [I10] The provider warns, or restricts. */
  takeQuality(work: Work, account: Account, event: QualityEvent): Promise<void>
  /** After a start: what ran out meanwhile runs out now, settings that were to be pushed are pushed. */
  resume(): Promise<void>
  /** Compares every account with the provider, in the background. */
  compare(): Promise<void>
  /** Resolves when nothing is being asked of the provider. */
  idle(): Promise<void>
  stop(): void
}

export interface SettingsNews {
  readonly account: Account
  readonly event: Extract<NumberEvent, { type: 'settings' }>
}

export function createAccounts(parts: {
  readonly decisions: Decisions
  readonly graph: GraphPort
  readonly clock: Clock
  readonly busy: Busy
  readonly log: Logger
  readonly policy: Policy
  readonly newId: () => string
  /** Meta's id of the business account whose numbers can be connected. */
  readonly wabaId: string | undefined
}): Accounts {
  const { decisions, policy } = parts
  const desk: AccountDesk = createAccountDesk({ policy, changed: account => timers.watch(account) })
  const timers = createAccountTimers({ ...parts, desk })
  const sync = createProviderSync({ ...parts, desk })
  return {
    service: createAccountService({
      decisions,
      desk,
      sync,
      test: createConnectionTest(parts),
      connecting: createConnectAccount({ ...parts, desk, sync }),
    }),
    follow: createAnswerRateFollower({ desk, policy }),
    takeSettings: async (work, { account, event }) => {
      const { at, settings } = event
      // Our own change on its way, or news that are older than what was read: the next reading says how it is.
      if (account.provider?.pending || at < secondOf(account.provider?.heardAt ?? 0)) return
      const ours = providerSettingsOf(account, work.now)
      const provider = recordAfterNews(account.provider, ours, { at, settings })
      const after = { ...account, provider }
      await desk.save(work, account, after)
      if (settings.call_icon_visibility === 'DEFAULT')
        await desk.judge(work, after, { type: 'buttonShown', at })
      // Webhooks come in any order: where they differ, the provider's own record has the last word.
      if (provider.differences.length > 0) work.afterCommit(() => sync.kick(account.id))
    },
    async takeQuality(work, account, { at, changes }) {
      let after = account
      for (const change of changes) {
        after = await desk.judge(
          work,
          after,
          change.kind === 'warned'
            ? { type: 'warned', warning: change.warning, remediation: change.remediation, at }
            : {
                type: 'restricted',
                restriction: change.restriction,
                until: change.until,
                remediation: change.remediation,
                at,
              },
        )
      }
      await desk.judge(work, after, { type: 'timePassed', at: work.now })
    },
    resume: () =>
      decisions.run(async work => {
        for (const account of await work.tx.accounts.all()) {
          const after = await desk.judge(work, account, { type: 'timePassed', at: work.now })
          work.afterCommit(() => {
            timers.watch(after)
            if (after.provider?.pending) sync.kick(after.id)
          })
        }
      }),
    compare: () =>
      decisions.run(async work => {
        const accounts = await work.tx.accounts.all()
        work.afterCommit(() => accounts.forEach(account => sync.kick(account.id)))
      }),
    idle: () => sync.idle(),
    stop() {
      timers.stop()
      sync.stop()
    },
  }
}

/** The provider's times are whole seconds. */
const secondOf = (at: number) => Math.floor(at / 1_000) * 1_000
