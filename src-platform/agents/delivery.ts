import type { PresentDesktop } from '#shared/domain/automatic-presence.ts'
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

/** Why sessions end: the person may not work any more, must sign in again, or connects again with another role. */
export type SessionsEnd = 'disabled' | 'signed_out' | 'role_changed'

/** Where committed events go: numbered per session, kept for resume, sent in order. Never throws for a slow or absent desktop. */
export interface DeliveryPort {
  deliver(deliveries: readonly Delivery[]): void
  /** Whether the agent has a desktop connected now, or had one within the grace. [R4] */
  isReachable(agentId: AgentId): boolean
  /** The agent's desktops that are connected now, or were within the grace. [R4] */
  desktopsOf(agentId: AgentId): readonly PresentDesktop[]
  /** What this desktop observed last: nobody is at it, or a call could not be heard there. */
  holdAway(sessionId: SessionId, isHeldAway: boolean): void
  /** Ends all of the agent's sessions for good; what the desktop does next is in the reason. */
  endSessions(agentId: AgentId, why: SessionsEnd): void
  /** Leaves the agent nothing but the end of the call that is spoken; `endSessions` follows it. */
  endAfterCall(agentId: AgentId): void
}
