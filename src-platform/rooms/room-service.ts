import type { AccountId, AgentId, MessageId, RoomId } from '#shared/domain/ids.ts'
import type { WireMessage, WireRoom } from '#shared/protocol/entities.ts'
import type { Outcome } from '../outcome.ts'

export interface RoomListQuery {
  readonly filter: 'mine' | 'unassigned' | 'all' | 'resolved'
  readonly accountId?: AccountId
  readonly query?: string
  readonly cursor?: string
  readonly limit?: number
}

/** What agents may do with rooms. A room that the agent may not see does not exist for that agent. */
export interface RoomService {
  list(agentId: AgentId, query: RoomListQuery): Promise<Outcome<{ rooms: WireRoom[]; nextCursor?: string }>>
  /** Oldest first. */
  messages(
    agentId: AgentId,
    page: { roomId: RoomId; before?: MessageId; limit?: number },
  ): Promise<Outcome<{ messages: WireMessage[] }>>
  /** Resolves after the provider's word. The same `clientMessageId` in a room sends once. [C3] */
  send(
    agentId: AgentId,
    message: { roomId: RoomId; clientMessageId: string; text: string },
  ): Promise<Outcome<{ message: WireMessage }>>
  markRead(agentId: AgentId, roomId: RoomId): Promise<Outcome<{ room: WireRoom }>>
}
