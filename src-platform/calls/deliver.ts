import { assertNever } from '#shared/domain/assert-never.ts'
import type { CallEffect } from '#shared/domain/call-input.ts'
import type { Call, WithdrawReason } from '#shared/domain/call.ts'
import type { AgentId } from '#shared/domain/ids.ts'
import type { AgentEvent } from '#shared/protocol/events.ts'
import type { Delivery } from '../agents/delivery.ts'
import { toWireCall, toWireOffer, type NameOf } from '../wire.ts'

/** What agents are told of one effect; `call` is the call as it then stands. Commands to the provider tell nobody. */
export function deliveriesOf(effect: CallEffect, call: Call, nameOf: NameOf): readonly Delivery[] {
  switch (effect.type) {
    case 'offer':
      // Only a call that rings is offered.
      if (call.state !== 'offered') return []
      return toAll(effect.to, { type: 'call.offered', data: toWireOffer(call, nameOf) })
    case 'announceWaiting':
      return toAll(effect.to, { type: 'call.waiting', data: { call: toWireCall(call, nameOf) } })
    case 'withdraw': {
      const by = effect.by && { id: effect.by, name: nameOf(effect.by) }
      const event = withdrawn(call, effect.reason, by)
      return effect.to.map(agentId => {
        const holdsIt = effect.except?.agentId === agentId
        return holdsIt ? { agentId, except: effect.except.sessionId, event } : { agentId, event }
      })
    }
    case 'withdrawHolder':
      return [toHolder(effect.holder, withdrawn(call, effect.reason))]
    case 'showHolder':
      return [
        toHolder(effect.holder, { type: 'call.updated', data: { call: toWireCall(effect.call, nameOf) } }),
      ]
    case 'sendRemoteSdp':
      return [toHolder(effect.holder, { type: 'call.remoteSdp', data: { callId: call.id, sdp: effect.sdp } })]
    case 'announceEnd':
      return toAll(effect.to, { type: 'call.ended', data: { call: toWireCall(call, nameOf) } })
    case 'announceCorrection':
      return toAll(effect.to, { type: 'call.updated', data: { call: toWireCall(call, nameOf) } })
    case 'command':
      return []
    default:
      return assertNever(effect)
  }
}

const toAll = (agents: readonly AgentId[], event: AgentEvent): Delivery[] =>
  agents.map(agentId => ({ agentId, event }))

const toHolder = (
  holder: { agentId: AgentId; sessionId: NonNullable<Delivery['only']> },
  event: AgentEvent,
): Delivery => ({ agentId: holder.agentId, only: holder.sessionId, event })

const withdrawn = (
  call: Call,
  reason: WithdrawReason,
  by?: { id: AgentId; name: string },
): Extract<AgentEvent, { type: 'call.withdrawn' }> => ({
  type: 'call.withdrawn',
  data: { callId: call.id, reason, by },
})
