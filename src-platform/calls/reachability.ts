import { takesCalls } from '#shared/domain/agent-override.ts'
import type { Reachability } from '#shared/domain/routing.ts'
import type { DeliveryPort } from '../agents/delivery.ts'
import type { Account } from '../store/records.ts'
import type { Work } from '../work.ts'

/** Every agent who may take calls of this account [A2], as routing sees them now. */
export async function reachableAgents(
  work: Work,
  account: Account,
  delivery: Pick<DeliveryPort, 'isReachable'>,
): Promise<readonly Reachability[]> {
  const busy = new Set(
    (await work.tx.calls.parts()).filter(({ part }) => part === 'holding').map(({ agentId }) => agentId),
  )
  const wrappingUp = new Set((await work.tx.wrapUps.all()).map(({ agentId }) => agentId))
  return (await work.users())
    .filter(user => !user.disabled && takesCalls(account, user.id))
    .map(user => {
      const connected = delivery.isReachable(user.id)
      return {
        id: user.id,
        online: user.presence === 'online' && connected,
        connected,
        onCall: busy.has(user.id),
        isWrappingUp: wrappingUp.has(user.id),
      }
    })
}
