import type { AccountId, AgentId } from '#shared/domain/ids.ts'
import type { Money } from '#shared/domain/money.ts'
import { topUpFault } from '#shared/domain/top-up.ts'
import type { Params, Result } from '#shared/protocol/methods.ts'
import { badParam, done, refused, unknownId, type Outcome } from '../outcome.ts'
import type { Account } from '../store/records.ts'
import type { Decisions, Work } from '../work.ts'
import { topUpEntry, topUpKey } from './entries.ts'
import { ledgerPage } from './ledger-page.ts'
import { post } from './post.ts'

export interface AccountBalance {
  readonly accountId: AccountId
  readonly balance: Money
}

/** What people may do with the money of an account. Who may top up was checked at the door. */
export interface BalanceService {
  get(accountId: AccountId): Promise<Outcome<AccountBalance>>
  /** [O6] The same `topUpId` counts once, with the amount that it first had. */
  topUp(
    by: AgentId,
    topUp: { readonly accountId: AccountId; readonly amount: Money; readonly topUpId: string },
  ): Promise<Outcome<AccountBalance>>
  ledger(page: Params<'balance.ledger'>): Promise<Outcome<Result<'balance.ledger'>>>
}

export function createBalanceService({ decisions }: { readonly decisions: Decisions }): BalanceService {
  return {
    get: accountId =>
      decisions.run(async work => {
        const account = await work.tx.accounts.byId(accountId)
        return account ? done(await balanceOf(work, account)) : unknownId('accountId')
      }),
    ledger: page => decisions.run(work => ledgerPage(work, page)),
    topUp: (by, { accountId, amount, topUpId }) =>
      decisions.run(async work => {
        const account = await work.tx.accounts.byId(accountId)
        if (!account) return unknownId('accountId')
        if (amount.currency !== account.currency) {
          return badParam('amount.currency', `This account is kept in ${account.currency}.`)
        }
        if (await work.tx.ledger.has(topUpKey(accountId, topUpId)))
          return done(await balanceOf(work, account))
        const reason = topUpFault(amount)
        if (reason) return refused({ reason })
        const { minor } = (await balanceOf(work, account)).balance
        if (!Number.isSafeInteger(minor + amount.minor)) {
          return badParam('amount.minor', 'The balance would be too large to be exact.')
        }
        await post(work, account, [
          topUpEntry({ accountId, topUpId, amountMinor: amount.minor, by, at: work.now }),
        ])
        await work.audit({
          actor: by,
          action: 'balance.topped_up',
          subject: { kind: 'account', id: account.id, name: account.name },
          details: { currency: amount.currency, minor: amount.minor },
        })
        return done(await balanceOf(work, account))
      }),
  }
}

async function balanceOf(work: Work, { id, currency }: Account): Promise<AccountBalance> {
  return { accountId: id, balance: { currency, minor: await work.tx.ledger.balance(id) } }
}
