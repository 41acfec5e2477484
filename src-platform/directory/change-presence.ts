import type { Presence } from '#shared/protocol/entities.ts'
import { agentStates, stateOf } from '../agent-states.ts'
import type { User } from '../store/records.ts'
import { toWireAgent } from '../wire.ts'
import type { Work } from '../work.ts'

/** Kept with the agent, and told to everybody. */
export async function changePresence(work: Work, user: User, presence: Presence): Promise<void> {
  if (user.presence === presence) return
  await work.tx.users.setPresence(user.id, presence)
  const state = stateOf(agentStates(await work.tx.calls.parts()), user.id)
  const agent = toWireAgent({ ...user, presence }, state)
  await work.tellEverybody({ type: 'agent.updated', data: { agent } })
}
