import { assertNever } from '../assert-never.ts'
import type { AcceptingCall, EndReason, EndedBy, OfferedCall, WithdrawReason } from '../call.ts'
import type { CallEffect, LifeInput, Decision } from '../call-input.ts'
import type { AgentId, EpochMs } from '../ids.ts'
import { audienceOf, endUnanswered } from './ending.ts'

const stay = (call: OfferedCall): Decision => ({ ok: true, call, effects: [] })

const without = (agents: readonly AgentId[], agent: AgentId) => agents.filter(other => other !== agent)

/** An inbound call that rings: answered by one, declined, given up by the customer, or out of time. */
export function transitionOffered(call: OfferedCall, input: LifeInput): Decision {
  switch (input.type) {
    case 'answer':
      return answer(call, input)
    case 'decline':
      return decline(call, input)
    case 'hangUp':
    case 'acceptConfirmed':
    case 'acceptRefused':
      return input.type === 'hangUp' ? { ok: false, refusal: { reason: 'not_offered' } } : stay(call)
    case 'agentFreed':
      return offerToFreed(call, input.agentId, input.at)
    case 'overflowDue':
      return overflow(call, input.next, input.at)
    case 'ringTimeUp':
      return input.at < call.ringUntil
        ? stay(call)
        : endOffered(call, {
            at: input.at,
            reason: 'timed_out',
            endedBy: 'system',
            withdraw: 'timed_out',
            reject: true,
          })
    case 'terminated': {
      const at = input.termination.endedAt ?? input.at
      if (input.termination.failed) {
        return endOffered(call, {
          at,
          reason: 'provider_failed',
          endedBy: 'system',
          withdraw: 'failed',
          reject: false,
        })
      }
      const reason = at >= call.ringUntil ? 'timed_out' : 'customer_hung_up'
      const endedBy = reason === 'timed_out' ? 'system' : 'customer'
      return endOffered(call, { at, reason, endedBy, withdraw: reason, reject: false })
    }
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

/** [I5] The first to answer gets it; all others stop ringing at once and are told who took it. */
function answer(call: OfferedCall, input: Extract<LifeInput, { type: 'answer' }>): Decision {
  const { agentId } = input.holder
  if (input.at >= call.ringUntil) return { ok: false, refusal: { reason: 'call_over' } }
  if (input.agentOnCall) return { ok: false, refusal: { reason: 'agent_busy', rule: 'I4' } }
  if (!call.ringing.includes(agentId)) return { ok: false, refusal: { reason: 'not_offered' } }
  const { ringing, waiting, remoteSdp: _offer, ringUntil: _until, overflow: _overflow, ...facts } = call
  const taken: AcceptingCall = {
    ...facts,
    state: 'accepting',
    holder: input.holder,
    localSdp: input.sdp,
    takenAt: input.at,
  }
  return {
    ok: true,
    call: taken,
    effects: [
      {
        type: 'withdraw',
        to: [...ringing, ...waiting],
        reason: 'answered_elsewhere',
        by: agentId,
        except: input.holder,
      },
      { type: 'command', command: { type: 'accept', sdp: input.sdp } },
    ],
  }
}

/** [I8] A decline silences this agent; when nobody is left the call moves on [R8] or ends. */
function decline(call: OfferedCall, input: Extract<LifeInput, { type: 'decline' }>): Decision {
  const { agentId, next, at } = input
  if (!call.ringing.includes(agentId) && !call.waiting.includes(agentId)) {
    return { ok: false, refusal: { reason: 'not_offered' } }
  }
  const left = { ...call, ringing: without(call.ringing, agentId), waiting: without(call.waiting, agentId) }
  const silenced: CallEffect = { type: 'withdraw', to: [agentId], reason: 'declined' }
  if (left.ringing.length > 0 || left.waiting.length > 0) return { ok: true, call: left, effects: [silenced] }
  if (next !== undefined && at < call.ringUntil) {
    return { ok: true, call: ringNext(left, next, at), effects: [silenced, { type: 'offer', to: [next] }] }
  }
  const ended = endOffered(left, {
    at,
    reason: 'rejected_by_agent',
    endedBy: 'agent',
    withdraw: 'declined',
    reject: true,
  })
  return ended.ok ? { ...ended, effects: [silenced, ...ended.effects] } : ended
}

/** [R8] The member who did not answer stops ringing, the next one rings; the ring time stays as it is. */
function overflow(call: OfferedCall, next: AgentId | undefined, at: EpochMs): Decision {
  if (!call.overflow || at < call.overflow.nextAt || at >= call.ringUntil) return stay(call)
  if (next === undefined) {
    // Somebody may come or become free: asked again after the same time.
    const nextAt = at + call.overflow.everyMs
    return { ok: true, call: { ...call, overflow: { ...call.overflow, nextAt } }, effects: [] }
  }
  return {
    ok: true,
    call: ringNext(call, next, at),
    effects: [
      { type: 'withdraw', to: call.ringing, reason: 'timed_out' },
      { type: 'offer', to: [next] },
    ],
  }
}

function ringNext(call: OfferedCall, next: AgentId, at: EpochMs): OfferedCall {
  return {
    ...call,
    via: 'overflow',
    ringing: [next],
    rung: [...call.rung, next],
    ...(call.overflow && { overflow: { ...call.overflow, nextAt: at + call.overflow.everyMs } }),
  }
}

/** [I4] An agent who finishes the other call while this one waits is offered it. */
function offerToFreed(call: OfferedCall, agentId: AgentId, at: EpochMs): Decision {
  if (!call.waiting.includes(agentId) || at >= call.ringUntil) return stay(call)
  const offered: OfferedCall = {
    ...call,
    waiting: without(call.waiting, agentId),
    ringing: [...call.ringing, agentId],
    rung: call.rung.includes(agentId) ? call.rung : [...call.rung, agentId],
  }
  return { ok: true, call: offered, effects: [{ type: 'offer', to: [agentId] }] }
}

/** Ends a call that rings. `by`: whose doing it was, for those at whom it rang. */
export function endOffered(
  call: OfferedCall,
  how: {
    at: EpochMs
    reason: EndReason
    endedBy: EndedBy
    withdraw: WithdrawReason
    reject: boolean
    by?: AgentId
  },
): Decision {
  const ended = endUnanswered(call, { ...how, settled: !how.reject })
  const alerted = [...call.ringing, ...call.waiting]
  const effects: CallEffect[] = []
  if (alerted.length > 0) effects.push({ type: 'withdraw', to: alerted, reason: how.withdraw, by: how.by })
  effects.push({ type: 'announceEnd', to: audienceOf(call) })
  if (how.reject) effects.push({ type: 'command', command: { type: 'reject' } })
  return { ok: true, call: ended, effects }
}
