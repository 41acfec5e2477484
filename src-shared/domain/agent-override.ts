import type { AgentId } from './ids.ts'

/** [A2] What holds for one agent instead of the account's own settings; what is absent is as for everybody. */
export interface AgentOverride {
  readonly agentId: AgentId
  readonly inbound?: boolean
  readonly outbound?: boolean
}

/** Which calls an account has, and for whom it is otherwise. */
export interface CallSwitches {
  readonly inbound: boolean
  readonly outbound: boolean
  readonly agentOverrides?: readonly AgentOverride[]
}

/** [A3] Whether calls of the account may ring at this agent. */
export const takesCalls = (account: CallSwitches, agentId: AgentId): boolean =>
  overrideOf(account, agentId)?.inbound ?? account.inbound

/** [A4] Whether this agent may ask for consent and call; without one, whether the account itself may. */
export const placesCalls = (account: CallSwitches, agentId: AgentId | undefined): boolean =>
  overrideOf(account, agentId)?.outbound ?? account.outbound

/** [A3] Whether calls of the account may ring at anybody. */
export const anyoneTakesCalls = ({ inbound, agentOverrides = [] }: CallSwitches): boolean =>
  inbound || agentOverrides.some(override => override.inbound === true)

/** [A4] */
export const anyonePlacesCalls = ({ outbound, agentOverrides = [] }: CallSwitches): boolean =>
  outbound || agentOverrides.some(override => override.outbound === true)

/** The overrides after some agents got others; an agent with none is not kept. */
export function withOverrides(
  known: readonly AgentOverride[],
  changes: readonly AgentOverride[],
): readonly AgentOverride[] {
  const changed = new Set(changes.map(({ agentId }) => agentId))
  const all = [...known.filter(({ agentId }) => !changed.has(agentId)), ...changes]
  return all.filter(({ inbound, outbound }) => inbound !== undefined || outbound !== undefined)
}

const overrideOf = ({ agentOverrides }: CallSwitches, agentId: AgentId | undefined) =>
  agentOverrides?.find(override => override.agentId === agentId)
