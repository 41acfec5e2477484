import { providerSettingsOf, settingDifferences } from '#shared/domain/account-settings.ts'
import { connectionResults, type ConnectionFacts } from '#shared/domain/connection-test.ts'
import type { AccountId } from '#shared/domain/ids.ts'
import type { Result } from '#shared/protocol/methods.ts'
import type { GraphPort } from '../meta/graph-port.ts'
import { done, unknownId, type Outcome } from '../outcome.ts'
import type { Account } from '../store/records.ts'
import { toWireTime } from '../wire.ts'
import type { Decisions } from '../work.ts'
import { comparedSettings } from './provider-record.ts'

/** Asks the provider, step by step, whether calls of an account can come and go. */
export type TestConnection = (accountId: AccountId) => Promise<Outcome<Result<'accounts.test'>>>

export function createConnectionTest(parts: {
  readonly decisions: Decisions
  readonly graph: Pick<GraphPort, 'describeNumber' | 'readSettings' | 'pushSettings'>
}): TestConnection {
  const { decisions, graph } = parts

  return async accountId => {
    const asked = await decisions.run(async work => {
      const account = await work.tx.accounts.byId(accountId)
      return account && { account, ours: providerSettingsOf(account, work.now) }
    })
    if (!asked) return unknownId('accountId')
    const { account, ours } = asked
    const number = await graph.describeNumber(account.phoneNumberId)
    const read = await graph.readSettings(account.phoneNumberId)
    const differences: ConnectionFacts['differences'] =
      read.kind === 'done'
        ? { kind: 'done', value: settingDifferences(ours, read.value.settings, comparedSettings) }
        : read
    const isSame = differences.kind === 'done' && differences.value.length === 0
    // Nothing is changed by it; Meta looks at the webhook's fields only where calls are switched on.
    const enabling =
      isSame && ours.status === 'ENABLED' ? await graph.pushSettings(account.phoneNumberId, ours) : undefined
    return done({ steps: resultsOf(account, { number, differences, ...(enabling && { enabling }) }) })
  }
}

const resultsOf = (
  { displayPhone, lastWebhookAt }: Account,
  said: Pick<ConnectionFacts, 'number' | 'differences' | 'enabling'>,
): Result<'accounts.test'>['steps'] =>
  connectionResults({ ...said, displayPhone, lastWebhookAt }).map(({ at, ...result }) => ({
    ...result,
    ...(at !== undefined && { at: toWireTime(at) }),
  }))
