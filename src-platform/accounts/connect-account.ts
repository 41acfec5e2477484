import { accountIdSchema, type AgentId } from '#shared/domain/ids.ts'
import type { Params, Result } from '#shared/protocol/methods.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { GraphPort } from '../meta/graph-port.ts'
import { openingEntry } from '../money/entries.ts'
import { badParam, done, refused, unknownId, type Outcome } from '../outcome.ts'
import type { NewAccount } from '../store/repositories/accounts.ts'
import { toWireAccount } from '../wire.ts'
import type { Decisions } from '../work.ts'
import type { AccountDesk } from './account-desk.ts'
import type { ProviderSync } from './provider-sync.ts'

/** How an account begins: a number of the business at the provider becomes one of ours. */
export interface ConnectAccount {
  /** Numbers at the provider that are no account here yet; none where the platform was not told whose to look for. */
  candidates(): Promise<Outcome<Result<'accounts.candidates'>>>
  /** Refused with the provider's own words where it does not know the number; twice the same number is one account. */
  connect(by: AgentId, asked: Params<'accounts.connect'>): Promise<Outcome<Result<'accounts.connect'>>>
}

export function createConnectAccount(parts: {
  readonly decisions: Decisions
  readonly desk: AccountDesk
  readonly sync: Pick<ProviderSync, 'kick'>
  readonly graph: Pick<GraphPort, 'describeNumber' | 'listNumbers'>
  readonly policy: Policy
  readonly newId: () => string
  /** Meta's id of the business account whose numbers are offered. */
  readonly wabaId: string | undefined
}): ConnectAccount {
  const { decisions, desk, sync, graph, policy, newId, wabaId } = parts
  const known = () => decisions.run(work => work.tx.accounts.all())

  return {
    async candidates() {
      if (wabaId === undefined) return done({ numbers: [] })
      const listed = await graph.listNumbers(wabaId)
      if (listed.kind === 'refused') return refused({ reason: 'provider_refused', provider: listed.error })
      if (listed.kind === 'unknown') return refused({ reason: 'provider_unreachable' })
      const ours = new Set((await known()).map(account => account.phoneNumberId))
      return done({ numbers: listed.value.filter(({ phoneNumberId }) => !ours.has(phoneNumberId)) })
    },

    async connect(by, { phoneNumberId, name, currency: asked }) {
      const described = await graph.describeNumber(phoneNumberId)
      if (described.kind === 'refused') {
        return refused({ reason: 'provider_refused', provider: described.error })
      }
      if (described.kind === 'unknown') return refused({ reason: 'provider_unreachable' })
      const { displayPhone, name: verifiedName } = described.value
      if (asked !== undefined && !isCurrency(asked))
        return badParam('currency', 'Write it as ISO 4217 does, such as IDR.')
      return decisions.run(async work => {
        const viewer = { id: by, role: 'admin' } as const
        const already = await work.tx.accounts.byPhoneNumberId(phoneNumberId)
        if (already) return done({ account: toWireAccount(already, viewer) })
        // Rates are in one currency: that of the first account.
        const [first] = await work.tx.accounts.all()
        const currency = asked ?? first?.currency ?? usualCurrency
        const account: NewAccount = {
          id: accountIdSchema.parse(newId()),
          name: name ?? verifiedName ?? displayPhone,
          phoneNumberId,
          displayPhone,
          currency,
          inbound: true,
          outbound: true,
          ringSeconds: policy.ringMs / 1_000,
          callbackPermission: false,
          missedCallConsent: false,
          ringGroupWhenOwnerDisconnected: false,
          wrapUpSeconds: 0,
          provider: { pending: true, differences: [] },
        }
        await work.tx.accounts.insert(account)
        await work.tx.ledger.append(openingEntry(account.id, 0, work.now))
        const begun = await work.tx.accounts.byId(account.id)
        if (!begun) return unknownId('accountId')
        await desk.begin(work, begun)
        const subject = { kind: 'account', id: begun.id, name: begun.name } as const
        await work.audit({ actor: by, action: 'account.connected', subject, details: { phoneNumberId } })
        work.afterCommit(() => sync.kick(begun.id))
        return done({ account: toWireAccount(begun, viewer) })
      })
    },
  }
}

const usualCurrency = 'IDR'

const isCurrency = (code: string): boolean => Intl.supportedValuesOf('currency').includes(code)
