import type { NotDeliveredReason, OfferedCall, OfferVia, Overflow } from './call.ts'
import type { AgentId, EpochMs } from './ids.ts'
import type { Policy } from './policy.ts'
import type { RingGroup } from './ring-group.ts'
import type { Room } from './room.ts'

/** An agent as routing sees one. */
export interface Reachability {
  readonly id: AgentId
  /** The agent's own word, kept until changed; an agent without a desktop for a while counts as offline. */
  readonly online: boolean
  /** Has a desktop connected, whatever the agent's word; a link that was just cut counts as one. */
  readonly connected: boolean
  /** Dialing, ringing out or connected; being offered a call does not count. */
  readonly onCall: boolean
  /** Busy with the note of the last call: no turn comes, but the own rooms and ring-all ring. */
  readonly isWrappingUp: boolean
}

export interface RoutingFacts {
  /** For anybody at all. [A3] */
  readonly inboundOn: boolean
  /** [I1] Beyond the reference product: the room's agent without a desktop leaves the call to the ring group. */
  readonly ringGroupWhenOwnerDisconnected: boolean
  /** The provider's time of the call. */
  readonly calledAt: EpochMs
  readonly now: EpochMs
  readonly room: Pick<Room, 'state' | 'assignedTo'> | undefined
  readonly ringGroups: readonly RingGroup[]
  /** Every agent of the platform who may take calls of this account. [A2] */
  readonly agents: readonly Reachability[]
}

export type Route =
  | {
      readonly kind: 'offer'
      readonly via: OfferVia
      readonly ring: readonly AgentId[]
      /** On a call: they see a banner, and are offered the call when they become free. */
      readonly wait: readonly AgentId[]
      /** Whose turn round robin used up. [R4] */
      readonly turn?: { readonly group: RingGroup; readonly member: AgentId }
      /** [R8] */
      readonly overflow?: Omit<Overflow, 'nextAt'>
    }
  | { readonly kind: 'notDelivered'; readonly reason: NotDeliveredReason }

/** Who rings for an inbound call. [I1] [I2] [I3] [I4] [R3] [R4] [R5] [R7] */
export function routeInbound(facts: RoutingFacts, policy: Policy): Route {
  if (facts.now - facts.calledAt > policy.staleOfferMs) return notDelivered('not_delivered_stale')
  if (!facts.inboundOn) return notDelivered('not_delivered_inbound_off')
  const agents = new Map(facts.agents.map(agent => [agent.id, agent]))
  const owner = ownerOf(facts, agents)
  return owner ? routeToOwner(owner, facts, agents) : routeToGroups(facts, agents)
}

type AgentMap = ReadonlyMap<AgentId, Reachability>

const notDelivered = (reason: NotDeliveredReason): Route => ({ kind: 'notDelivered', reason })
const isFree = (agent: Reachability) => agent.online && !agent.onCall && !agent.isWrappingUp

/** [I1] Who owns the call with the room; nobody where that agent is gone or takes no calls of the account. [A2] */
function ownerOf(
  { room, ringGroupWhenOwnerDisconnected }: RoutingFacts,
  agents: AgentMap,
): Reachability | undefined {
  if (room?.state !== 'assigned' || room.assignedTo === undefined) return undefined
  const owner = agents.get(room.assignedTo)
  return ringGroupWhenOwnerDisconnected && owner?.connected === false ? undefined : owner
}

/** [I1] The room's agent alone, whatever the presence; [I4] on a call: all others who are online and free. */
function routeToOwner(owner: Reachability, facts: RoutingFacts, agents: AgentMap): Route {
  if (!owner.onCall) return { kind: 'offer', via: 'room', ring: [owner.id], wait: [] }
  const members = facts.ringGroups.flatMap(group => group.members)
  const others = members.length > 0 ? [...new Set(members)] : [...agents.keys()]
  const ring = others.filter(id => {
    const agent = agents.get(id)
    return id !== owner.id && agent !== undefined && isFree(agent)
  })
  return { kind: 'offer', via: 'overflow', ring, wait: [owner.id] }
}

/** [R5] Round robin first; when none of its members is there, ring to all; when there is none, nobody. */
function routeToGroups(facts: RoutingFacts, agents: AgentMap): Route {
  if (facts.ringGroups.length === 0) return notDelivered('not_delivered_no_ring_group')
  const roundRobin = facts.ringGroups.find(group => group.mode === 'round_robin')
  const turn = roundRobin && nextInTurn(roundRobin, agents)
  if (roundRobin && turn) {
    const { id: groupId, overflowSeconds } = roundRobin
    return {
      kind: 'offer',
      via: 'round_robin',
      ring: [turn],
      wait: [],
      turn: { group: roundRobin, member: turn },
      ...(overflowSeconds !== undefined && { overflow: { groupId, everyMs: overflowSeconds * 1_000 } }),
    }
  }
  const ringAll = facts.ringGroups.find(group => group.mode === 'ring_all')
  const members = (ringAll?.members ?? []).flatMap(id => agents.get(id) ?? [])
  if (members.length > 0) {
    return {
      kind: 'offer',
      via: 'ring_all',
      ring: members.filter(agent => !agent.onCall).map(agent => agent.id),
      wait: members.filter(agent => agent.onCall).map(agent => agent.id),
    }
  }
  if (!roundRobin) return notDelivered('not_delivered_no_ring_group')
  const busy = roundRobin.members.some(id => agents.get(id)?.online)
  return notDelivered(busy ? 'not_delivered_all_busy' : 'not_delivered_all_offline')
}

/** [R8] Who rings next: the next member in turn who is online and free and was not rung for this call yet. */
export function nextForOverflow(
  call: Pick<OfferedCall, 'rung' | 'overflow'>,
  groups: readonly RingGroup[],
  agents: readonly Reachability[],
): AgentId | undefined {
  const group = groups.find(candidate => candidate.id === call.overflow?.groupId)
  if (!group) return undefined
  const left = agents.filter(agent => !call.rung.includes(agent.id))
  const lastRung = call.rung.at(-1)
  return nextInTurn({ ...group, lastRung }, new Map(left.map(agent => [agent.id, agent])))
}

/** [R4] [R6] The next member after the last one rung who is online, not on a call and not wrapping one up. */
function nextInTurn(group: Pick<RingGroup, 'members' | 'lastRung'>, agents: AgentMap): AgentId | undefined {
  const start = group.lastRung === undefined ? 0 : group.members.indexOf(group.lastRung) + 1
  const order = [...group.members.slice(start), ...group.members.slice(0, start)]
  return order.find(id => {
    const agent = agents.get(id)
    return agent !== undefined && isFree(agent)
  })
}
