import { assertNever } from '../assert-never.ts'
import type { ConnectedOutbound, DialingCall, EndReason, EndedBy, RingingCall } from '../call.ts'
import type { CallEffect, LifeInput, Decision, Termination } from '../call-input.ts'
import type { EpochMs, ProviderCallId } from '../ids.ts'
import { audienceOf, endAnswered, endUnanswered, reasonOfSpokenEnd } from './ending.ts'

type Dialled = DialingCall | RingingCall

const stay = (call: Dialled): Decision => ({ ok: true, call, effects: [] })

/** [O3] An outbound call before pickup: dialing, then ringing at the customer. */
export function transitionDialled(call: Dialled, input: LifeInput): Decision {
  switch (input.type) {
    case 'dialPlaced':
      return { ok: true, call: { ...call, providerCallId: input.providerCallId }, effects: [] }
    case 'dialRefused':
      return end(call, { at: input.at, reason: 'provider_failed', endedBy: 'system' })
    case 'settleTimeUp':
      // Without an id the provider never spoke of it: nothing is there to wait for or to terminate.
      return call.providerCallId === undefined
        ? end(call, { at: input.at, reason: 'provider_failed', endedBy: 'system' })
        : stay(call)
    case 'remoteSdp':
      return remoteSdp(call, input.sdp, input.providerCallId)
    case 'remoteRinging': {
      if (call.state === 'ringing') return stay(call)
      const ringing: RingingCall = { ...call, state: 'ringing', providerCallId: input.providerCallId }
      return { ok: true, call: ringing, effects: [show(ringing)] }
    }
    case 'remoteAccepted': {
      const connected = connect(call, input.at, input.providerCallId)
      return { ok: true, call: connected, effects: [show(connected)] }
    }
    case 'remoteRejected':
      return end(named(call, input.providerCallId), {
        at: input.at,
        reason: 'rejected_by_customer',
        endedBy: 'customer',
      })
    case 'terminated':
      return terminated(call, input.termination, input.at, input.providerCallId)
    case 'hangUp':
      if (input.agentId !== call.holder.agentId) return { ok: false, refusal: { reason: 'not_offered' } }
      return end(call, { at: input.at, reason: 'cancelled_by_agent', endedBy: 'agent' })
    case 'answer':
    case 'decline':
      return { ok: false, refusal: { reason: 'not_offered' } }
    case 'agentFreed':
    case 'ringTimeUp':
    case 'overflowDue':
    case 'balanceExhausted':
    case 'acceptConfirmed':
    case 'acceptRefused':
      return stay(call)
    default:
      return assertNever(input)
  }
}

/** The customer's media side arrives while it rings: not a pickup (Meta: business-initiated calls, connect webhook). */
function remoteSdp(call: Dialled, sdp: string, providerCallId: ProviderCallId): Decision {
  if (call.remoteSdp !== undefined) return stay(call)
  return {
    ok: true,
    call: { ...call, remoteSdp: sdp, providerCallId },
    effects: [{ type: 'sendRemoteSdp', holder: call.holder, sdp }],
  }
}

function terminated(
  call: Dialled,
  termination: Termination,
  at: EpochMs,
  providerCallId: ProviderCallId,
): Decision {
  const endedAt = termination.endedAt ?? at
  if (termination.startedAt !== undefined) {
    // The pickup's own webhook is late or lost, yet they spoke.
    const connected = connect(call, termination.startedAt, providerCallId)
    const how = reasonOfSpokenEnd(termination)
    const ended = endAnswered(connected, termination.startedAt, { at: endedAt, ...how, settled: true })
    return {
      ok: true,
      call: ended,
      effects: [show(connected), { type: 'announceEnd', to: audienceOf(ended) }],
    }
  }
  const reason = termination.failed ? 'provider_failed' : 'not_answered'
  return end(named(call, providerCallId), { at: endedAt, reason, endedBy: 'system', settled: true })
}

/** Every webhook names the call, also one that comes before the answer to the dial. */
const named = (call: Dialled, providerCallId: ProviderCallId): Dialled => ({ ...call, providerCallId })

function connect(call: Dialled, answeredAt: EpochMs, providerCallId: ProviderCallId): ConnectedOutbound {
  const { localSdp: _sdp, remoteSdp: _remote, ...facts } = call
  return { ...facts, state: 'connected', answeredAt, providerCallId }
}

const show = (call: RingingCall | ConnectedOutbound): CallEffect => ({
  type: 'showHolder',
  holder: call.holder,
  call,
})

function end(
  call: Dialled,
  how: { at: EpochMs; reason: EndReason; endedBy: EndedBy; settled?: boolean },
): Decision {
  const ended = endUnanswered(call, { ...how, settled: how.settled ?? false })
  const effects: CallEffect[] = [{ type: 'announceEnd', to: audienceOf(ended) }]
  // Before its id is known nothing can be terminated; `dialPlaced` then finds it ended.
  if (how.endedBy === 'agent' && call.providerCallId !== undefined) {
    effects.push({ type: 'command', command: { type: 'terminate' } })
  }
  return { ok: true, call: ended, effects }
}
