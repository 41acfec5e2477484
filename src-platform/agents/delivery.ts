import type { AgentId, SessionId } from '#shared/domain/ids.ts'
import type { AgentEvent } from '#shared/protocol/events.ts'

/** An event on its way to the desktops of one agent. */
export interface Delivery {
  readonly agentId: AgentId
  /** To this session alone; to all of the agent's when that session is gone for good. */
  readonly only?: SessionId
  /** To all sessions but this one. */
  readonly except?: SessionId
  readonly event: AgentEvent
}

/** Where committed events go: numbered per session, kept for resume, sent in order. Never throws for a slow or absent desktop. */
export interface DeliveryPort {
  deliver(deliveries: readonly Delivery[]): void
  /** Whether the agent has a desktop connected now, or had one within the grace. [R4] */
  isReachable(agentId: AgentId): boolean
}
