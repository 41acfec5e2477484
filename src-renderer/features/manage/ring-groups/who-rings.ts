import { anyoneTakesCalls, takesCalls } from '#shared/domain/agent-override.ts'
import type { EpochMs } from '#shared/domain/ids.ts'
import { defaultPolicy } from '#shared/domain/policy.ts'
import { routeInbound, type Reachability, type Route } from '#shared/domain/routing.ts'
import type { WireAccount } from '#shared/protocol/account.ts'
import type { WireAgent, WireRingGroup } from '#shared/protocol/entities.ts'

/** Who would ring for a call that no room's agent owns, by the very function that routes it. [I2] [R5] */
export function whoRings(facts: {
  readonly account: WireAccount
  readonly ringGroups: readonly WireRingGroup[]
  readonly agents: readonly WireAgent[]
  readonly now: EpochMs
}): Route {
  const { account, ringGroups, agents, now } = facts
  const switches = { ...account, ...account.forEverybody }
  return routeInbound(
    {
      inboundOn: anyoneTakesCalls(switches),
      ringGroupWhenOwnerDisconnected: false,
      calledAt: now,
      now,
      room: undefined,
      ringGroups: ringGroups.filter(({ accountId }) => accountId === account.id),
      agents: agents.filter(({ id }) => takesCalls(switches, id)).map(reachability),
    },
    defaultPolicy,
  )
}

/** As far as the window knows: a desktop that went without a word counts as connected until its agent is told offline. */
const reachability = ({ id, presence, state }: WireAgent): Reachability => ({
  id,
  online: presence === 'online',
  connected: presence !== 'offline',
  onCall: state === 'on_call',
  isWrappingUp: state === 'wrap_up',
})
