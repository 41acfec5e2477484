import { providerSettingsOf } from '#shared/domain/account-settings.ts'
import type { AccountId } from '#shared/domain/ids.ts'
import type { Busy } from '../busy.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { GraphOutcome, GraphPort, ReportedSettings } from '../meta/graph-port.ts'
import type { Account } from '../store/records.ts'
import type { Decisions, Work } from '../work.ts'
import type { AccountDesk } from './account-desk.ts'
import { mayHelpLater, recordAfterRead } from './provider-record.ts'

/** [A9] Keeps the provider's settings as ours are, and knows where they are not. */
export interface ProviderSync {
  /** Pushes what is pending, reads back, and keeps the differences. */
  kick(accountId: AccountId): void
  /** Resolves when nothing is under way for the account. */
  settled(accountId: AccountId): Promise<void>
  idle(): Promise<void>
  stop(): void
}

/** By the rules' clock: after these pauses settings that did not arrive are pushed again; then at the next start. */
const retryDelaysMs = [60_000, 10 * 60_000, 60 * 60_000] as const

interface Asked {
  readonly pushed?: GraphOutcome<void>
  readonly read: GraphOutcome<ReportedSettings>
}

export function createProviderSync(parts: {
  readonly decisions: Decisions
  readonly desk: AccountDesk
  readonly graph: GraphPort
  readonly clock: Clock
  readonly busy: Busy
  readonly log: Logger
}): ProviderSync {
  const { decisions, desk, graph, clock, busy, log } = parts
  const lines = new Map<AccountId, Promise<void>>()
  const retries = new Map<AccountId, () => void>()
  let stopped = false

  function kick(accountId: AccountId, attempt = 0): void {
    if (stopped) return
    retries.get(accountId)?.()
    retries.delete(accountId)
    const line = (lines.get(accountId) ?? Promise.resolve())
      .then(() => sync(accountId, attempt))
      .catch(error =>
        log.error({ err: error, accountId }, 'settings could not be compared with the provider'),
      )
      .finally(() => {
        if (lines.get(accountId) === line) lines.delete(accountId)
      })
    lines.set(accountId, line)
    void busy.track(line)
  }

  async function sync(accountId: AccountId, attempt: number): Promise<void> {
    const account = await decisions.run(work => work.tx.accounts.byId(accountId))
    if (!account) return
    const asked = await ask(account)
    await decisions.run(work => record(work, account, asked))
    const delayMs = retryDelaysMs[attempt]
    if (!asked.pushed || !mayHelpLater(asked.pushed) || delayMs === undefined || stopped) return
    const again = clock.wakeAt(clock.now() + delayMs, () => kick(accountId, attempt + 1))
    retries.set(accountId, again)
  }

  async function ask(account: Account): Promise<Asked> {
    const { phoneNumberId, provider } = account
    const ours = providerSettingsOf(account, clock.now())
    const pushed = provider?.pending ? await graph.pushSettings(phoneNumberId, ours) : undefined
    if (pushed && pushed.kind !== 'done') {
      log.warn({ accountId: account.id, pushed }, 'the provider did not take settings')
    }
    const read = await graph.readSettings(phoneNumberId)
    if (read.kind !== 'done') log.warn({ accountId: account.id, read }, 'settings could not be read back')
    return { ...(pushed && { pushed }), read }
  }

  async function record(work: Work, asked: Account, { pushed, read }: Asked): Promise<void> {
    const account = await work.tx.accounts.byId(asked.id)
    if (!account) return
    const ours = providerSettingsOf(account, work.now)
    const isSame = JSON.stringify(ours) === JSON.stringify(providerSettingsOf(asked, work.now))
    // Changed meanwhile: what was heard is of something else, and the next turn in line pushes again.
    if (!isSame) return
    const heard = { at: work.now, read, ...(pushed && { pushed }) }
    const provider = recordAfterRead(account.provider, ours, heard)
    let after: Account = { ...account, provider }
    await desk.save(work, account, after)
    if (pushed?.kind === 'done' && ours.call_icon_visibility === 'DEFAULT') {
      after = await desk.judge(work, after, { type: 'buttonShown', at: work.now })
    }
    if (read.kind !== 'done') return
    for (const { type: restriction, until } of read.value.restrictions) {
      const known = after.standing.restrictions.find(({ type }) => type === restriction)
      const isOver = until !== undefined && until <= work.now
      if (isOver || (known && known.until === until)) continue
      after = await desk.judge(work, after, { type: 'restricted', restriction, until, at: work.now })
    }
  }

  return {
    kick: accountId => kick(accountId),
    async settled(accountId) {
      for (let line = lines.get(accountId); line; line = lines.get(accountId)) await line
    },
    async idle() {
      while (lines.size > 0) await Promise.all(lines.values())
    },
    stop() {
      stopped = true
      for (const cancel of retries.values()) cancel()
      retries.clear()
    },
  }
}
