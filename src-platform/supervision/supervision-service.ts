import type { AgentId, CallId } from '#shared/domain/ids.ts'
import type { Presence } from '#shared/protocol/entities.ts'
import type { DeliveryPort } from '../agents/delivery.ts'
import { changePresence } from '../directory/change-presence.ts'
import { done, refused, unknownId, type Outcome } from '../outcome.ts'
import { namesOf, type Decisions, type Work } from '../work.ts'
import type { Steering } from './steering.ts'

type Answer = Promise<Outcome<Record<string, never>>>

/** What supervisors do to calls that ring and to agents; who may was checked at the door. Each deed is on record. [D8] */
export interface SupervisionService {
  /** Ends the ring of a customer's call. */
  withdraw(by: AgentId, callId: CallId): Answer
  /** Rings at another agent instead, for what is left of the ring time. */
  reroute(by: AgentId, callId: CallId, to: AgentId): Answer
  /** Refused for an agent without a desktop: nobody would see it. */
  nudge(by: AgentId, agentId: AgentId, text?: string): Answer
  setPresence(by: AgentId, agentId: AgentId, presence: Presence): Answer
}

export function createSupervisionService(parts: {
  readonly decisions: Decisions
  readonly steering: Steering
  readonly delivery: Pick<DeliveryPort, 'isReachable'>
}): SupervisionService {
  const { decisions, steering, delivery } = parts

  const agentOf = async (work: Work, id: AgentId) => {
    const user = await work.tx.users.byId(id)
    return user && !user.disabled ? user : undefined
  }

  return {
    withdraw: (by, callId) =>
      decisions.run(async work => {
        const call = await work.tx.calls.byId(callId)
        if (!call) return unknownId('callId')
        const applied = await steering.withdraw(work, call, by)
        if (!applied.ok) return refused(applied.refusal)
        const subject = { kind: 'call', id: callId } as const
        await work.audit({ actor: by, action: 'supervisor.call_withdrawn', subject })
        return done({})
      }),
    reroute: (by, callId, to) =>
      decisions.run(async work => {
        const call = await work.tx.calls.byId(callId)
        if (!call) return unknownId('callId')
        const agent = await agentOf(work, to)
        if (!agent) return unknownId('agentId')
        const applied = await steering.reroute(work, call, { by, to })
        if (!applied.ok) return refused(applied.refusal)
        await work.audit({
          actor: by,
          action: 'supervisor.call_rerouted',
          subject: { kind: 'call', id: callId },
          details: { to, name: agent.name },
        })
        return done({})
      }),
    nudge: (by, agentId, text) =>
      decisions.run(async work => {
        const agent = await agentOf(work, agentId)
        if (!agent) return unknownId('agentId')
        if (!delivery.isReachable(agentId)) return refused({ reason: 'agent_unreachable' })
        const nameOf = await namesOf(work)
        const data = { by: { id: by, name: nameOf(by) }, ...(text !== undefined && { text }) }
        work.tell([{ agentId, event: { type: 'agent.nudged', data } }])
        await work.audit({
          actor: by,
          action: 'supervisor.agent_nudged',
          subject: { kind: 'user', id: agentId, name: agent.name },
          details: text === undefined ? {} : { text },
        })
        return done({})
      }),
    setPresence: (by, agentId, presence) =>
      decisions.run(async work => {
        const agent = await agentOf(work, agentId)
        if (!agent) return unknownId('agentId')
        if (agent.presence === presence) return done({})
        await changePresence(work, agent, presence)
        await work.audit({
          actor: by,
          action: 'supervisor.presence_set',
          subject: { kind: 'user', id: agentId, name: agent.name },
          details: { from: agent.presence, to: presence },
        })
        return done({})
      }),
  }
}
