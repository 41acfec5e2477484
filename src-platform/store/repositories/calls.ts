import type { Call, HeldCall, OfferedCall } from '#shared/domain/call.ts'
import type { AgentId, CallId, EpochMs, ProviderCallId } from '#shared/domain/ids.ts'
import type { AgentPart } from '../records.ts'

/** A place in a list of calls, newest first. */
export interface CallPlace {
  readonly offeredAt: EpochMs
  readonly id: CallId
}

export interface CallHistoryQuery {
  readonly agentId: AgentId
  /** Only calls that changed then or later. */
  readonly since?: EpochMs
  readonly after?: CallPlace
  readonly limit: number
}

export interface CallsRepository {
  byId(id: CallId): Promise<Call | undefined>
  byProviderCallId(id: ProviderCallId): Promise<Call | undefined>
  byDialId(agentId: AgentId, dialId: string): Promise<Call | undefined>
  /** Inserts or replaces. */
  save(call: Call, changedAt: EpochMs): Promise<void>
  /** All calls that have not ended. */
  live(): Promise<readonly Call[]>
  /** The call that occupies the agent, if any. [I4] */
  heldBy(agentId: AgentId): Promise<HeldCall | undefined>
  /** Calls that ring at the agent or wait for the agent. */
  offeredTo(agentId: AgentId): Promise<readonly OfferedCall[]>
  /** Every agent whom a live call rings or occupies. */
  parts(): Promise<readonly AgentPart[]>
  /** Calls that the agent held or was offered, newest first. */
  history(query: CallHistoryQuery): Promise<readonly Call[]>
}
