import { assertNever } from '../assert-never.ts'
import type { EndedCall } from '../call.ts'
import type { LifeInput, Decision, Termination } from '../call-input.ts'
import type { EpochMs } from '../ids.ts'
import { audienceOf } from './ending.ts'

const stay = (call: EndedCall): Decision => ({ ok: true, call, effects: [] })

/** Nothing brings an ended call back; late words of the provider only complete its record. */
export function transitionEnded(call: EndedCall, input: LifeInput): Decision {
  switch (input.type) {
    case 'answer':
    case 'decline':
      return { ok: false, refusal: { reason: 'call_over' } }
    case 'hangUp':
      return input.agentId === call.holder?.agentId
        ? stay(call)
        : { ok: false, refusal: { reason: 'call_over' } }
    case 'terminated':
      return settle(call, input.termination)
    case 'remoteRejected':
      return rejectedBefore(call, input.at)
    case 'dialPlaced':
    case 'remoteSdp':
    case 'remoteRinging':
    case 'remoteAccepted':
      return endLateDial(call, input)
    case 'agentFreed':
    case 'ringTimeUp':
    case 'overflowDue':
    case 'settleTimeUp':
    case 'balanceExhausted':
    case 'acceptConfirmed':
    case 'acceptRefused':
    case 'dialRefused':
      return stay(call)
    default:
      return assertNever(input)
  }
}

/** The refusal came after the end that it caused: the record is as if they had come in their order. */
function rejectedBefore(call: EndedCall, at: EpochMs): Decision {
  const endedByProvider =
    call.reason === 'not_answered' || (call.reason === 'provider_failed' && call.settled)
  if (call.direction === 'inbound' || call.status === 'answered' || !endedByProvider) return stay(call)
  const endedAt = Math.min(call.endedAt, at)
  const ringMs = Math.max(0, endedAt - call.offeredAt)
  return correct({ ...call, reason: 'rejected_by_customer', endedBy: 'customer', endedAt, ringMs })
}

/** The agent gave up before the provider named the call: now that it has a name, end it there too. */
function endLateDial(call: EndedCall, input: Extract<LifeInput, { providerCallId: unknown }>): Decision {
  if (call.direction === 'inbound' || call.providerCallId !== undefined) return stay(call)
  const named = { ...call, providerCallId: input.providerCallId }
  if (call.settled) return { ok: true, call: named, effects: [] }
  return { ok: true, call: named, effects: [{ type: 'command', command: { type: 'terminate' } }] }
}

/** The provider's times are the record's: who hung up stays, when it began and ended is Meta's. */
function settle(call: EndedCall, termination: Termination): Decision {
  if (call.settled) return stay(call)
  if (call.status === 'unanswered') return settleUnanswered(call, termination)
  const answeredAt = termination.startedAt ?? call.answeredAt
  const endedAt = termination.endedAt ?? call.endedAt
  const settled = {
    ...call,
    answeredAt,
    endedAt,
    ringMs: Math.max(0, answeredAt - call.offeredAt),
    talkMs: Math.max(0, endedAt - answeredAt),
    settled: true,
  }
  const changed = settled.talkMs !== call.talkMs || settled.ringMs !== call.ringMs
  return changed ? correct(settled) : { ok: true, call: settled, effects: [] }
}

/**
 * They spoke though we never heard that the answer was taken: the confirmation was lost with a crash. The agent who had
 * taken the call has it on record.
 */
function settleUnanswered(
  call: Extract<EndedCall, { status: 'unanswered' }>,
  termination: Termination,
): Decision {
  const { startedAt, endedAt = call.endedAt } = termination
  if (startedAt === undefined || call.direction === 'outbound' || !call.holder) {
    return { ok: true, call: { ...call, settled: true }, effects: [] }
  }
  return correct({
    ...call,
    status: 'answered',
    holder: call.holder,
    reason: 'completed',
    answeredAt: startedAt,
    endedAt,
    ringMs: Math.max(0, startedAt - call.offeredAt),
    talkMs: Math.max(0, endedAt - startedAt),
    settled: true,
  })
}

function correct(call: EndedCall): Decision {
  return { ok: true, call, effects: [{ type: 'announceCorrection', to: audienceOf(call) }] }
}
