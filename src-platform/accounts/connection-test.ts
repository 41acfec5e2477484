import { providerSettingsOf, settingDifferences } from '#shared/domain/account-settings.ts'
import { connectionResults, type Asked, type ConnectionFacts } from '#shared/domain/connection-test.ts'
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
  readonly graph: Pick<
    GraphPort,
    'describeNumber' | 'readSettings' | 'pushSettings' | 'subscribedApps' | 'ownApp'
  >
  /** Meta's id of the business account, for numbers of which no event has told theirs yet. */
  readonly wabaId: string | undefined
}): TestConnection {
  const { decisions, graph } = parts

  /** Of an app that does not say who it is, only that nobody is subscribed is known. */
  async function isSubscribed(wabaId: string): Promise<Asked<boolean>> {
    const [apps, own] = await Promise.all([graph.subscribedApps(wabaId), graph.ownApp()])
    if (apps.kind !== 'done') return apps
    const { value: ids } = apps
    return { kind: 'done', value: own.kind === 'done' ? ids.includes(own.value) : ids.length > 0 }
  }

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
    const wabaId = account.wabaId ?? parts.wabaId
    const appSubscribed = wabaId === undefined ? undefined : await isSubscribed(wabaId)
    const said = {
      number,
      differences,
      ...(appSubscribed && { appSubscribed }),
      ...(enabling && { enabling }),
    }
    return done({ steps: resultsOf(account, said) })
  }
}

const resultsOf = (
  { displayPhone, lastWebhookAt }: Account,
  said: Pick<ConnectionFacts, 'number' | 'differences' | 'appSubscribed' | 'enabling'>,
): Result<'accounts.test'>['steps'] =>
  connectionResults({ ...said, displayPhone, lastWebhookAt }).map(({ at, ...result }) => ({
    ...result,
    ...(at !== undefined && { at: toWireTime(at) }),
  }))
