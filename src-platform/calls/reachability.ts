import type { Reachability } from '#shared/domain/routing.ts'
import type { DeliveryPort } from '../agents/delivery.ts'
import type { Work } from '../work.ts'

/** Every agent who may take calls, as routing sees them now. */
export async function reachableAgents(
  work: Work,
  delivery: Pick<DeliveryPort, 'isReachable'>,
): Promise<readonly Reachability[]> {
  const busy = new Set(
    (await work.tx.calls.parts()).filter(({ part }) => part === 'holding').map(({ agentId }) => agentId),
  )
  return (await work.users())
    .filter(user => !user.disabled)
    .map(user => ({
      id: user.id,
      online: user.presence === 'online' && delivery.isReachable(user.id),
      onCall: busy.has(user.id),
    }))
}
