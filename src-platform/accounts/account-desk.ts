import { transitionStanding, type StandingInput } from '#shared/domain/account-standing.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { Account } from '../store/records.ts'
import { toWireAccount } from '../wire.ts'
import type { Work } from '../work.ts'

/** Where accounts change, and nowhere else. */
export interface AccountDesk {
  /** Saves the account, and tells everybody who sees a difference on the screen that is open. [A5] */
  save(work: Work, before: Account, after: Account): Promise<void>
  /** A new account, which is saved already: everybody hears of it. */
  begin(work: Work, account: Account): Promise<void>
  /** How the account stands after this. [I10] */
  judge(work: Work, account: Account, input: StandingInput): Promise<Account>
}

export function createAccountDesk(parts: {
  readonly policy: Policy
  /** Called after the commit: timers follow the standing. */
  readonly changed: (account: Account) => void
}): AccountDesk {
  const { policy, changed } = parts

  async function save(work: Work, before: Account, after: Account): Promise<void> {
    if (after === before) return
    await work.tx.accounts.update(after)
    for (const viewer of await work.users()) {
      if (viewer.disabled) continue
      const account = toWireAccount(after, viewer)
      if (JSON.stringify(account) === JSON.stringify(toWireAccount(before, viewer))) continue
      work.tell([{ agentId: viewer.id, event: { type: 'account.updated', data: { account } } }])
    }
    work.afterCommit(() => changed(after))
  }

  return {
    save,
    async begin(work, account) {
      for (const viewer of await work.users()) {
        if (viewer.disabled) continue
        const told = toWireAccount(account, viewer)
        work.tell([{ agentId: viewer.id, event: { type: 'account.updated', data: { account: told } } }])
      }
      work.afterCommit(() => changed(account))
    },
    async judge(work, account, input) {
      const standing = transitionStanding(account.standing, input, policy)
      if (standing === account.standing) return account
      const after = { ...account, standing }
      await save(work, account, after)
      return after
    },
  }
}
