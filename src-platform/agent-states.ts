import type { AgentId } from '#shared/domain/ids.ts'
import type { WireAgent } from '#shared/protocol/entities.ts'
import type { AgentPart } from './store/records.ts'

/** What each agent is doing; who is not in it is free. A call that is spoken outweighs one that rings. */
export type AgentStates = ReadonlyMap<AgentId, 'ringing' | 'on_call'>

export function agentStates(parts: readonly AgentPart[]): AgentStates {
  const states = new Map<AgentId, 'ringing' | 'on_call'>()
  for (const { agentId, part } of parts) {
    if (part === 'holding') states.set(agentId, 'on_call')
    else if (part === 'ringing' && !states.has(agentId)) states.set(agentId, 'ringing')
  }
  return states
}

export const stateOf = (states: AgentStates, id: AgentId): WireAgent['state'] => states.get(id) ?? 'free'

/** Whose state the two differ in. */
export function changedStates(before: AgentStates, after: AgentStates): ReadonlySet<AgentId> {
  const concerned = new Set([...before.keys(), ...after.keys()])
  for (const id of concerned) if (before.get(id) === after.get(id)) concerned.delete(id)
  return concerned
}
