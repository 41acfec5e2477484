import type { OfferedCall } from '#shared/domain/call.ts'
import type { AgentId } from '#shared/domain/ids.ts'
import { nextForOverflow } from '#shared/domain/routing.ts'
import type { DeliveryPort } from '../agents/delivery.ts'
import type { Work } from '../work.ts'
import { reachableAgents } from './reachability.ts'

/** [R8] Who rings when the call moves on; nobody where the group does not overflow or nobody is left. */
export interface OverflowTurns {
  /** Uses up the member's turn [R4]: to be asked only where the call then moves on to them. */
  takeNext(work: Work, call: OfferedCall): Promise<AgentId | undefined>
}

export function createOverflowTurns(delivery: Pick<DeliveryPort, 'isReachable'>): OverflowTurns {
  return {
    async takeNext(work, call) {
      if (!call.overflow) return undefined
      const account = await work.tx.accounts.byId(call.accountId)
      if (!account) return undefined
      const groups = await work.tx.ringGroups.ofAccount(account.id)
      const next = nextForOverflow(call, groups, await reachableAgents(work, account, delivery))
      if (next !== undefined) await work.tx.ringGroups.setLastRung(call.overflow.groupId, next)
      return next
    },
  }
}
