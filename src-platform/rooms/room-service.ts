import type { AgentId, MessageId, RoomId } from '#shared/domain/ids.ts'
import type { WireMessage, WireRoom } from '#shared/protocol/entities.ts'
import { done, unknownId, type Outcome } from '../outcome.ts'
import { toWireMessage, toWireRoom } from '../wire.ts'
import type { Decisions } from '../work.ts'
import type { RoomHanding } from './hand-room.ts'
import { listRooms, type RoomListQuery } from './list-rooms.ts'
import type { MessageRequest, MessageSender } from './send-message.ts'
import { roomFor } from './visible-room.ts'

/** What agents may do with rooms. A room that the agent may not see does not exist for that agent. */
export interface RoomService extends RoomHanding {
  list(agentId: AgentId, query: RoomListQuery): Promise<Outcome<{ rooms: WireRoom[]; nextCursor?: string }>>
  /** Oldest first. */
  messages(
    agentId: AgentId,
    page: { roomId: RoomId; before?: MessageId; limit?: number },
  ): Promise<Outcome<{ messages: WireMessage[] }>>
  /** Resolves after the provider's word. The same `clientMessageId` in a room sends once. [C3] */
  send(agentId: AgentId, request: MessageRequest): Promise<Outcome<{ message: WireMessage }>>
  /** [C5] As `send`: text with a button that calls us and works for 24 h. */
  sendCallButton(agentId: AgentId, request: MessageRequest): Promise<Outcome<{ message: WireMessage }>>
  markRead(agentId: AgentId, roomId: RoomId): Promise<Outcome<{ room: WireRoom }>>
}

const defaultLimit = 50

export function createRoomService(parts: {
  readonly decisions: Decisions
  readonly sender: MessageSender
  readonly handing: RoomHanding
}): RoomService {
  const { decisions, sender, handing } = parts
  return {
    ...handing,
    list: (agentId, query) =>
      decisions.run(async work => {
        const agent = await work.tx.users.byId(agentId)
        return agent ? listRooms(work, agent, query) : unknownId('agentId')
      }),
    messages: (agentId, { roomId, before, limit = defaultLimit }) =>
      decisions.run(async work => {
        const room = await roomFor(work, agentId, roomId)
        if (!room) return unknownId('roomId')
        if (before !== undefined && (await work.tx.messages.byId(before))?.roomId !== roomId) {
          return unknownId('before')
        }
        const messages = await work.tx.messages.page(roomId, { before, limit })
        return done({ messages: messages.map(toWireMessage) })
      }),
    send: (agentId, request) => sender.send(agentId, request),
    sendCallButton: (agentId, request) => sender.send(agentId, request, 'call_button'),
    markRead: (agentId, roomId) =>
      decisions.run(async work => {
        const room = await roomFor(work, agentId, roomId)
        if (!room) return unknownId('roomId')
        if (room.unread === 0) return done({ room: toWireRoom(room) })
        const read = { ...room, unread: 0 }
        await work.tx.rooms.update(read)
        await work.tellRoom(room, read)
        return done({ room: toWireRoom(read) })
      }),
  }
}
