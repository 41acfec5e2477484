import type { Holder } from '#shared/domain/call.ts'
import type { AgentId, CallId, EpochMs, RoomId } from '#shared/domain/ids.ts'
import type { Snapshot, WireCall } from '#shared/protocol/entities.ts'
import type { Outcome } from '../outcome.ts'

/** What agents may do with calls. Nothing here throws for a refusal; a rejected promise is a fault of the platform. */
export interface CallService {
  /** Resolves after the provider's word on `accept`; for those who come late at once, with `taken` or `call_over`. [I5] */
  answer(holder: Holder, callId: CallId, sdp: string): Promise<Outcome<WireCall>>
  /** [I8] Silences this agent; the last one's decline ends the call. */
  decline(agentId: AgentId, callId: CallId): Promise<Outcome<void>>
  hangUp(agentId: AgentId, callId: CallId): Promise<Outcome<void>>
  /** Resolves when the provider answered `connect`. The same `dialId` of the same agent is the same call. [O1] [O3] */
  dial(holder: Holder, dial: { roomId: RoomId; dialId: string; sdp: string }): Promise<Outcome<WireCall>>
  /** Calls that the agent held or was offered, newest first. `since`: those that changed then or later. */
  history(
    agentId: AgentId,
    page: { since?: EpochMs; cursor?: string; limit?: number },
  ): Promise<Outcome<{ calls: WireCall[]; nextCursor?: string }>>
  /**
   * What concerns the agent now. `atThatPoint` runs before any later event is delivered and after every earlier one was:
   * the place to open a session, so that it neither misses an event nor sees one twice.
   */
  snapshot(agentId: AgentId, atThatPoint?: (snapshot: Snapshot) => void): Promise<Snapshot>
}
