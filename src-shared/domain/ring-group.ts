import type { AccountId, AgentId, RingGroupId } from './ids.ts'
import type { Refusal } from './refusal.ts'

export type RingGroupMode = 'ring_all' | 'round_robin'

/** [R1] Who rings for calls that no room's agent owns. */
export interface RingGroup {
  readonly id: RingGroupId
  readonly name: string
  readonly accountId: AccountId
  readonly mode: RingGroupMode
  /** In their fixed order. [R4] */
  readonly members: readonly AgentId[]
  /** [R4] The member that round robin rang last; kept, so that the turn survives a restart. */
  readonly lastRung?: AgentId
  /** [R8] Off when absent. */
  readonly overflowSeconds?: number
}

/** Why a group cannot be saved beside the others of its account. */
export function ringGroupRefusal(
  group: Pick<RingGroup, 'mode' | 'members'>,
  others: readonly RingGroup[],
): Refusal | undefined {
  // [R2] An agent is in at most one ring group of an account.
  const taken = new Set(others.flatMap(other => other.members))
  if (group.members.some(member => taken.has(member))) return { reason: 'member_in_other_group' }
  // [R5] An account can have one of each mode.
  if (others.some(other => other.mode === group.mode)) return { reason: 'group_mode_taken' }
  return undefined
}

/** [R4] Whose turn was last once the members are others: the last one rung, or who came before them and is still there. */
export function turnAfterChange(before: RingGroup, members: readonly AgentId[]): AgentId | undefined {
  const { lastRung } = before
  if (lastRung === undefined) return undefined
  const place = before.members.indexOf(lastRung)
  const backwards = [
    ...before.members.slice(0, place + 1).reverse(),
    ...before.members.slice(place + 1).reverse(),
  ]
  return backwards.find(member => members.includes(member))
}
