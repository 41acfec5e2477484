import { assertNever } from '../assert-never.ts'
import type { AcceptingCall, ConnectedInbound, EndReason, EndedBy, WithdrawReason } from '../call.ts'
import type { CallEffect, LifeInput, Decision } from '../call-input.ts'
import type { EpochMs } from '../ids.ts'
import { audienceOf, endAnswered, endUnanswered, reasonOfSpokenEnd } from './ending.ts'

const stay = (call: AcceptingCall): Decision => ({ ok: true, call, effects: [] })

/** An inbound call that one agent took and the provider has not confirmed: it becomes connected, or ends. */
export function transitionAccepting(call: AcceptingCall, input: LifeInput): Decision {
  switch (input.type) {
    case 'answer': {
      const { agentId, sessionId } = input.holder
      const repeated = agentId === call.holder.agentId && sessionId === call.holder.sessionId
      return repeated ? stay(call) : taken(call)
    }
    case 'decline':
    case 'hangUp':
      return input.agentId === call.holder.agentId
        ? end(
            call,
            { at: input.at, reason: 'rejected_by_agent', endedBy: 'agent', withdraw: 'declined' },
            true,
          )
        : taken(call)
    case 'acceptConfirmed': {
      const connected = connect(call, input.at)
      return { ok: true, call: connected, effects: [show(connected)] }
    }
    case 'acceptRefused':
      return end(
        call,
        { at: input.at, reason: 'provider_failed', endedBy: 'system', withdraw: 'failed' },
        false,
      )
    case 'terminated': {
      const { startedAt, endedAt } = input.termination
      if (startedAt === undefined) {
        const how = input.termination.failed
          ? ({ reason: 'provider_failed', endedBy: 'system', withdraw: 'failed' } as const)
          : ({ reason: 'customer_hung_up', endedBy: 'customer', withdraw: 'customer_hung_up' } as const)
        return end(call, { at: endedAt ?? input.at, ...how }, false)
      }
      // Its confirmation is late or lost, yet they spoke: the holder sees it connect, then end.
      const connected = connect(call, startedAt)
      const how = reasonOfSpokenEnd(input.termination)
      const ended = endAnswered(connected, startedAt, { at: endedAt ?? input.at, ...how, settled: true })
      return {
        ok: true,
        call: ended,
        effects: [show(connected), { type: 'announceEnd', to: audienceOf(ended) }],
      }
    }
    case 'agentFreed':
    case 'ringTimeUp':
    case 'overflowDue':
    // An accept whose result is unknown is never given up: Meta's terminate settles it, whether it worked or not.
    case 'settleTimeUp':
    case 'balanceExhausted':
    case 'dialPlaced':
    case 'dialRefused':
    case 'remoteSdp':
    case 'remoteRinging':
    case 'remoteAccepted':
    case 'remoteRejected':
      return stay(call)
    default:
      return assertNever(input)
  }
}

/** [I5] Exactly one agent has it; who, is added at the door that knows names. */
function taken(call: AcceptingCall): Decision {
  return { ok: false, refusal: { reason: 'taken', by: { id: call.holder.agentId, name: '' } } }
}

function connect(call: AcceptingCall, answeredAt: EpochMs): ConnectedInbound {
  const { via: _via, localSdp: _sdp, takenAt: _taken, ...facts } = call
  return { ...facts, state: 'connected', answeredAt }
}

const show = (call: ConnectedInbound): CallEffect => ({ type: 'showHolder', holder: call.holder, call })

function end(
  call: AcceptingCall,
  how: { at: EpochMs; reason: EndReason; endedBy: EndedBy; withdraw: WithdrawReason },
  terminate: boolean,
): Decision {
  const ended = endUnanswered(call, { ...how, settled: !terminate })
  const effects: CallEffect[] = [
    { type: 'withdrawHolder', holder: call.holder, reason: how.withdraw },
    { type: 'announceEnd', to: audienceOf(call) },
  ]
  if (terminate) effects.push({ type: 'command', command: { type: 'terminate' } })
  return { ok: true, call: ended, effects }
}
