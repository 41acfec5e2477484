import { isHeld } from '#shared/domain/call.ts'
import type { AgentId } from '#shared/domain/ids.ts'
import type { Room } from '#shared/domain/room.ts'
import type { Snapshot } from '#shared/protocol/entities.ts'
import { doingOf, readAgentStates } from '../agent-states.ts'
import type { User } from '../store/records.ts'
import type { Transaction } from '../store/store.ts'
import { toWireAccount, toWireAgent, toWireCall, toWireOffer, toWireRoom } from '../wire.ts'
import { namesOf, type Work } from '../work.ts'

/** The rooms that a screen starts with; older ones come by `rooms.list`. */
const snapshotRooms = 200

/** What concerns the agent now. */
export async function snapshotOf(work: Work, agentId: AgentId): Promise<Snapshot> {
  const { tx } = work
  const users = await work.users()
  const agent = users.find(user => user.id === agentId)
  if (!agent) throw new Error('A snapshot was asked for an agent who does not exist.')
  const nameOf = await namesOf(work)
  const states = await readAgentStates(tx)
  const rooms = await roomsFor(tx, agent)
  const held = await tx.calls.heldBy(agentId)
  const offered = await tx.calls.offeredTo(agentId)
  return {
    accounts: (await tx.accounts.all()).map(account => toWireAccount(account, agent)),
    agents: users
      .filter(user => !user.disabled)
      .map(user => toWireAgent(user, doingOf(states, user.id), agentId)),
    rooms: rooms.map(toWireRoom),
    calls: held && isHeld(held) ? [toWireCall(held, nameOf)] : [],
    offers: offered.filter(call => call.ringing.includes(agentId)).map(call => toWireOffer(call, nameOf)),
    waiting: offered.filter(call => call.waiting.includes(agentId)).map(call => toWireCall(call, nameOf)),
  }
}

/** Open rooms that the agent may see, the agent's own in any case. */
async function roomsFor(tx: Transaction, agent: User): Promise<readonly Room[]> {
  const states = agent.role === 'agent' ? (['unassigned'] as const) : (['unassigned', 'assigned'] as const)
  const open = await tx.rooms.list({ states, limit: snapshotRooms })
  const own = await tx.rooms.list({ states: ['assigned'], assignedTo: agent.id, limit: snapshotRooms })
  return [...new Map([...own, ...open].map(({ room }) => [room.id, room])).values()]
}
