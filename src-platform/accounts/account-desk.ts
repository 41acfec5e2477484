import { transitionStanding, type StandingInput } from '#shared/domain/account-standing.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { Role } from '#shared/domain/room.ts'
import type { AgentEvent } from '#shared/protocol/events.ts'
import type { Account } from '../store/records.ts'
import { toWireAccount } from '../wire.ts'
import type { Work } from '../work.ts'

/** Where accounts change, and nowhere else. */
export interface AccountDesk {
  /** Saves the account, and tells everybody who sees a difference on the screen that is open. [A5] */
  save(work: Work, before: Account, after: Account): Promise<void>
  /** How the account stands after this. [I10] */
  judge(work: Work, account: Account, input: StandingInput): Promise<Account>
}

const roles = ['agent', 'supervisor', 'admin'] as const satisfies readonly Role[]

export function createAccountDesk(parts: {
  readonly policy: Policy
  /** Called after the commit: timers follow the standing. */
  readonly changed: (account: Account) => void
}): AccountDesk {
  const { policy, changed } = parts

  async function save(work: Work, before: Account, after: Account): Promise<void> {
    if (after === before) return
    await work.tx.accounts.update(after)
    for (const role of roles) {
      const shown = toWireAccount(after, role)
      if (JSON.stringify(shown) === JSON.stringify(toWireAccount(before, role))) continue
      const event: AgentEvent = { type: 'account.updated', data: { account: shown } }
      const viewers = (await work.users()).filter(user => !user.disabled && user.role === role)
      work.tell(viewers.map(({ id: agentId }) => ({ agentId, event })))
    }
    work.afterCommit(() => changed(after))
  }

  return {
    save,
    async judge(work, account, input) {
      const standing = transitionStanding(account.standing, input, policy)
      if (standing === account.standing) return account
      const after = { ...account, standing }
      await save(work, account, after)
      return after
    },
  }
}
