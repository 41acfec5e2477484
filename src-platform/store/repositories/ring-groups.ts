import type { AccountId, AgentId, RingGroupId } from '#shared/domain/ids.ts'
import type { RingGroup } from '#shared/domain/ring-group.ts'

export interface RingGroupsRepository {
  /** Members in their fixed order. [R4] */
  ofAccount(accountId: AccountId): Promise<readonly RingGroup[]>
  /** Inserts or replaces the group with its members. */
  save(group: RingGroup): Promise<void>
  /** [R4] The pointer moves on with every call. */
  setLastRung(id: RingGroupId, member: AgentId): Promise<void>
}
