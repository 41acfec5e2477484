import type { AgentId, RoomId } from '#shared/domain/ids.ts'
import { maySeeRoom, type Room } from '#shared/domain/room.ts'
import type { Work } from '../work.ts'

/** The room, where the agent may see it; one that the agent may not see does not exist for that agent. */
export async function roomFor(work: Work, agentId: AgentId, roomId: RoomId): Promise<Room | undefined> {
  const room = await work.tx.rooms.byId(roomId)
  const agent = await work.tx.users.byId(agentId)
  return room && agent && !agent.disabled && maySeeRoom(agent, room) ? room : undefined
}
