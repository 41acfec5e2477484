import type { Call, OfferedCall } from '#shared/domain/call.ts'
import type { AgentId } from '#shared/domain/ids.ts'
import type { DeliveryPort } from '../agents/delivery.ts'
import type { Applied, CallDesk } from '../calls/desk.ts'
import { reachableAgents } from '../calls/reachability.ts'
import type { Work } from '../work.ts'

/** A supervisor's hand on calls; through the desk, as everything that changes a call. */
export interface Steering {
  withdraw(work: Work, call: Call, by: AgentId): Promise<Applied>
  reroute(work: Work, call: Call, route: { readonly by: AgentId; readonly to: AgentId }): Promise<Applied>
  /** The calls that ring for a room follow it to its new owner; where the owner cannot take them they ring on. */
  follow(
    work: Work,
    calls: readonly OfferedCall[],
    route: { readonly by: AgentId; readonly to: AgentId },
  ): Promise<void>
}

export function createSteering(parts: {
  readonly desk: CallDesk
  readonly delivery: Pick<DeliveryPort, 'isReachable'>
}): Steering {
  const { desk, delivery } = parts

  async function obstacleFor(
    work: Work,
    call: Call,
    to: AgentId,
  ): Promise<'on_call' | 'unreachable' | undefined> {
    const account = await work.tx.accounts.byId(call.accountId)
    const agents = account ? await reachableAgents(work, account, delivery) : []
    const agent = agents.find(({ id }) => id === to)
    if (!agent?.online) return 'unreachable'
    return agent.onCall ? 'on_call' : undefined
  }

  const reroute: Steering['reroute'] = async (work, call, { by, to }) => {
    const obstacle = await obstacleFor(work, call, to)
    const input = { type: 'rerouteCall', to, at: work.now, ...(obstacle && { obstacle }) } as const
    return desk.apply(work, call, input, { kind: 'agent', agentId: by })
  }

  return {
    withdraw: (work, call, by) =>
      desk.apply(work, call, { type: 'withdrawCall', by, at: work.now }, { kind: 'agent', agentId: by }),
    reroute,
    async follow(work, calls, route) {
      for (const call of calls) await reroute(work, call, route)
    },
  }
}
