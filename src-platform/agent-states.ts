import type { AgentId } from '#shared/domain/ids.ts'
import type { WrapUp } from '#shared/domain/wrap-up.ts'
import type { WireAgent } from '#shared/protocol/entities.ts'
import type { AgentPart } from './store/records.ts'
import type { Transaction } from './store/store.ts'

/** What an agent is doing. A wrap-up goes on beside a call, and only shows again after it. */
export interface AgentDoing {
  readonly state: WireAgent['state']
  readonly wrapUp?: WrapUp
}

/** What each agent is doing; who is not in it is free. */
export type AgentStates = ReadonlyMap<AgentId, AgentDoing>

const free: AgentDoing = { state: 'free' }
const rank = { free: 0, wrap_up: 1, ringing: 2, on_call: 3 } as const

/** A call that is spoken outweighs one that rings, and that the note on the last one. */
export function agentStates(parts: readonly AgentPart[], wrapUps: readonly WrapUp[] = []): AgentStates {
  const states = new Map<AgentId, AgentDoing>(
    wrapUps.map(wrapUp => [wrapUp.agentId, { state: 'wrap_up', wrapUp }]),
  )
  for (const { agentId, part } of parts) {
    if (part !== 'holding' && part !== 'ringing') continue
    const state = part === 'holding' ? 'on_call' : 'ringing'
    const known = states.get(agentId) ?? free
    if (rank[state] > rank[known.state]) states.set(agentId, { ...known, state })
  }
  return states
}

/** As of this transaction. */
export const readAgentStates = async (tx: Transaction): Promise<AgentStates> =>
  agentStates(await tx.calls.parts(), await tx.wrapUps.all())

export const doingOf = (states: AgentStates, id: AgentId): AgentDoing => states.get(id) ?? free

/** Who does something else, or has another time for the note. */
export function changedStates(before: AgentStates, after: AgentStates): ReadonlySet<AgentId> {
  const concerned = new Set([...before.keys(), ...after.keys()])
  for (const id of concerned) if (isSame(doingOf(before, id), doingOf(after, id))) concerned.delete(id)
  return concerned
}

const isSame = (one: AgentDoing, other: AgentDoing) =>
  one.state === other.state &&
  one.wrapUp?.callId === other.wrapUp?.callId &&
  one.wrapUp?.until === other.wrapUp?.until
