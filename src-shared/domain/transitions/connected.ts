import { assertNever } from '../assert-never.ts'
import type { ConnectedCall, EndedBy, EndReason } from '../call.ts'
import type { LifeInput, Decision } from '../call-input.ts'
import type { EpochMs } from '../ids.ts'
import { audienceOf, endAnswered, reasonOfSpokenEnd } from './ending.ts'

/** A call that is spoken: only a hang-up, the provider or an empty balance [O4] ends it, never a lost socket. [D6] */
export function transitionConnected(call: ConnectedCall, input: LifeInput): Decision {
  switch (input.type) {
    case 'hangUp': {
      if (input.agentId !== call.holder.agentId) return { ok: false, refusal: { reason: 'not_offered' } }
      return endHere(call, { at: input.at, reason: 'completed', endedBy: 'agent' })
    }
    case 'balanceExhausted':
      // [I9] An inbound call costs nothing: no balance can end it.
      return call.direction === 'outbound'
        ? endHere(call, { at: input.at, reason: 'balance_exhausted', endedBy: 'system' })
        : { ok: true, call, effects: [] }
    case 'terminated': {
      const { startedAt, endedAt } = input.termination
      const how = reasonOfSpokenEnd(input.termination)
      const at = endedAt ?? input.at
      const ended = endAnswered(call, startedAt ?? call.answeredAt, { at, ...how, settled: true })
      return { ok: true, call: ended, effects: [{ type: 'announceEnd', to: audienceOf(ended) }] }
    }
    case 'answer':
      return input.holder.sessionId === call.holder.sessionId
        ? { ok: true, call, effects: [] }
        : { ok: false, refusal: { reason: 'taken', by: { id: call.holder.agentId, name: '' } } }
    case 'decline':
      return { ok: false, refusal: { reason: 'taken', by: { id: call.holder.agentId, name: '' } } }
    case 'agentFreed':
    case 'ringTimeUp':
    case 'overflowDue':
    case 'settleTimeUp':
    case 'acceptConfirmed':
    case 'acceptRefused':
    case 'dialPlaced':
    case 'dialRefused':
    case 'remoteSdp':
    case 'remoteRinging':
    case 'remoteAccepted':
    case 'remoteRejected':
      return { ok: true, call, effects: [] }
    default:
      return assertNever(input)
  }
}

/** Ended on our side. Always terminate: the provider bills until it is told (Meta: end the call even after RTCP BYE). */
function endHere(
  call: ConnectedCall,
  how: { readonly at: EpochMs; readonly reason: EndReason; readonly endedBy: EndedBy },
): Decision {
  const ended = endAnswered(call, call.answeredAt, { ...how, settled: false })
  return {
    ok: true,
    call: ended,
    effects: [
      { type: 'announceEnd', to: audienceOf(ended) },
      { type: 'command', command: { type: 'terminate' } },
    ],
  }
}
