import type { AccountId, AgentId, RingGroupId } from './ids.ts'

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
