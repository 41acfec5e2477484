import { assertNever } from '../assert-never.ts'
import type { Call, OfferedCall } from '../call.ts'
import type { CallEffect, Decision, SteeringInput } from '../call-input.ts'
import type { RefusalReason } from '../refusal.ts'
import { endOffered } from './offered.ts'

const no = (reason: RefusalReason, rule?: string): Decision => ({
  ok: false,
  refusal: { reason, ...(rule !== undefined && { rule }) },
})

/** A supervisor's hand on a call: it reaches calls that ring at agents, and no others. */
export function transitionSteered(call: Call, input: SteeringInput): Decision {
  switch (call.state) {
    case 'offered':
      if (input.at >= call.ringUntil) return no('call_over')
      return input.type === 'withdrawCall' ? withdraw(call, input) : reroute(call, input)
    case 'accepting':
    case 'connected':
      return { ok: false, refusal: { reason: 'taken', by: { id: call.holder.agentId, name: '' } } }
    case 'dialing':
    case 'ringing':
      return no('not_ringing')
    case 'ended':
      return no('call_over')
    default:
      return assertNever(call)
  }
}

/** For the customer it is as if nobody took it; the agents are told who ended the ring. */
function withdraw(call: OfferedCall, { at, by }: Extract<SteeringInput, { type: 'withdrawCall' }>): Decision {
  const how = { at, by, reason: 'rejected_by_agent', endedBy: 'agent', withdraw: 'declined' } as const
  return endOffered(call, { ...how, reject: true })
}

/** Rings at one agent instead of all others, for what is left of the ring time [A8]; a group has no more say in it [R8]. */
function reroute(call: OfferedCall, input: Extract<SteeringInput, { type: 'rerouteCall' }>): Decision {
  const { to, obstacle } = input
  if (obstacle === 'on_call') return no('agent_on_call', 'I4')
  if (obstacle === 'unreachable') return no('agent_unreachable')
  const others = [...call.ringing, ...call.waiting].filter(agent => agent !== to)
  const rings = call.ringing.includes(to)
  if (rings && others.length === 0) return { ok: true, call, effects: [] }
  const { overflow: _overflow, ...rest } = call
  const effects: CallEffect[] = []
  if (others.length > 0) effects.push({ type: 'withdraw', to: others, reason: 'timed_out' })
  if (!rings) effects.push({ type: 'offer', to: [to] })
  return {
    ok: true,
    call: {
      ...rest,
      via: 'overflow',
      ringing: [to],
      waiting: [],
      rung: call.rung.includes(to) ? call.rung : [...call.rung, to],
    },
    effects,
  }
}
