import { providerSettingsOf } from '#shared/domain/account-settings.ts'
import { withOverrides } from '#shared/domain/agent-override.ts'
import type { CallHours } from '#shared/domain/call-hours.ts'
import type { AccountId, AgentId } from '#shared/domain/ids.ts'
import type { WireAccount } from '#shared/protocol/account.ts'
import type { Params } from '#shared/protocol/methods.ts'
import { badParam, done, unknownId, type Outcome } from '../outcome.ts'
import type { Account } from '../store/records.ts'
import { toShortAccount, toWireAccount } from '../wire.ts'
import { within } from '../within.ts'
import type { Decisions } from '../work.ts'
import type { AccountDesk } from './account-desk.ts'
import type { ConnectAccount } from './connect-account.ts'
import type { TestConnection } from './connection-test.ts'
import type { ProviderSync } from './provider-sync.ts'

/** [A1] What people may do with accounts; who may change them was checked at the door. */
export interface AccountService extends ConnectAccount {
  list(agentId: AgentId): Promise<Outcome<{ accounts: WireAccount[] }>>
  /** In force at once [A5]; resolves with the provider's word on it [A9], or without it where that takes long. */
  configure(by: AgentId, change: Params<'accounts.configure'>): Promise<Outcome<{ account: WireAccount }>>
  readonly test: TestConnection
}

/** How long the answer waits for the provider's word, in milliseconds of real time. */
const patienceMs = 2_000

const aroundTheClock: CallHours = { enabled: false, weekly: [], holidays: [] }

export function createAccountService(parts: {
  readonly decisions: Decisions
  readonly desk: AccountDesk
  readonly sync: ProviderSync
  readonly test: TestConnection
  readonly connecting: ConnectAccount
}): AccountService {
  const { decisions, desk, sync, test, connecting } = parts

  const save = (by: AgentId, change: Params<'accounts.configure'>): Promise<Outcome<AccountId>> =>
    decisions.run(async work => {
      const before = await work.tx.accounts.byId(change.accountId)
      if (!before) return unknownId('accountId')
      const people = new Set((await work.users()).map(({ id }) => id))
      const stranger = (change.agentOverrides ?? []).findIndex(({ agentId }) => !people.has(agentId))
      if (stranger >= 0) return unknownId(`agentOverrides.${stranger}.agentId`)
      if (change.lowBalance && change.lowBalance.currency !== before.currency) {
        return badParam('lowBalance.currency', `This account is kept in ${before.currency}.`)
      }
      const after = changed(before, change)
      const desired = (account: Account) => JSON.stringify(providerSettingsOf(account, work.now))
      const { provider } = before
      const isHeard = provider && !provider.pending && !provider.error && provider.differences.length === 0
      const push = desired(before) !== desired(after) || !isHeard
      const pending = { ...provider, pending: true, differences: provider?.differences ?? [] }
      await desk.save(work, before, push ? { ...after, provider: pending } : after)
      const details = changesOf({ by, before, after }, change)
      const subject = { kind: 'account', id: before.id, name: before.name } as const
      await work.audit({ actor: by, action: 'account.configured', subject, details })
      if (push) work.afterCommit(() => sync.kick(before.id))
      return done(before.id)
    })

  return {
    ...connecting,
    test,
    list: agentId =>
      decisions.run(async work => {
        const agent = await work.tx.users.byId(agentId)
        if (!agent) return unknownId('agentId')
        const shown = agent.role === 'admin' ? toWireAccount : toShortAccount
        return done({ accounts: (await work.tx.accounts.all()).map(account => shown(account, agent)) })
      }),
    async configure(by, change) {
      const saved = await save(by, change)
      if (!saved.ok) return saved
      await within(patienceMs, sync.settled(saved.value))
      return decisions.run(async work => {
        const account = await work.tx.accounts.byId(saved.value)
        return account
          ? done({ account: toWireAccount(account, { id: by, role: 'admin' }) })
          : unknownId('accountId')
      })
    },
  }
}

/** Of each setting that was asked for and is another now, what it was and what it is; null: none. */
function changesOf(
  { by, before, after }: { readonly by: AgentId; readonly before: Account; readonly after: Account },
  change: Params<'accounts.configure'>,
): Record<string, { readonly from: unknown; readonly to: unknown }> {
  const admin = { id: by, role: 'admin' } as const
  const [was, is]: readonly Readonly<Record<string, unknown>>[] = [
    toWireAccount(before, admin),
    toWireAccount(after, admin),
  ]
  return Object.fromEntries(
    Object.keys(change)
      .filter(name => name !== 'accountId')
      .map(name => [name, { from: was?.[name] ?? null, to: is?.[name] ?? null }] as const)
      .filter(([, { from, to }]) => JSON.stringify(from) !== JSON.stringify(to)),
  )
}

function changed(account: Account, change: Params<'accounts.configure'>): Account {
  const { consentTemplate, callHours, agentOverrides, lowBalance, dispositions } = change
  return {
    ...account,
    inbound: change.inbound ?? account.inbound,
    outbound: change.outbound ?? account.outbound,
    ringSeconds: change.ringSeconds ?? account.ringSeconds,
    callbackPermission: change.callbackPermission ?? account.callbackPermission,
    missedCallConsent: change.missedCallConsent ?? account.missedCallConsent,
    ringGroupWhenOwnerDisconnected:
      change.ringGroupWhenOwnerDisconnected ?? account.ringGroupWhenOwnerDisconnected,
    wrapUpSeconds: change.wrapUpSeconds ?? account.wrapUpSeconds,
    ...(dispositions && { dispositions: dispositions.length > 0 ? dispositions : undefined }),
    ...(agentOverrides && { agentOverrides: withOverrides(account.agentOverrides ?? [], agentOverrides) }),
    ...(lowBalance !== undefined && { lowBalanceMinor: lowBalance?.minor }),
    ...(consentTemplate !== undefined && { consentTemplate: consentTemplate || undefined }),
    // Hours that were set once are switched off at the provider too, not forgotten here.
    ...(callHours !== undefined && { callHours: callHours ?? aroundTheClock }),
  }
}
