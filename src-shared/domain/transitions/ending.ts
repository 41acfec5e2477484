import type {
  AcceptingCall,
  Call,
  ConnectedCall,
  DialingCall,
  EndReason,
  EndedBy,
  EndedCall,
  OfferedCall,
  RingingCall,
} from '../call.ts'
import type { Termination } from '../call-input.ts'
import type { AgentId, EpochMs } from '../ids.ts'

/** Meta's codes for a call that was up and lost its sound: relay, business silent, customer silent, no media signals. */
const mediaErrorCodes: ReadonlySet<number> = new Set([138020, 138021, 138022, 138023])

/** Everybody who hears of the end of a call that nobody answered, or its holder. */
export function audienceOf(call: Call): readonly AgentId[] {
  if (call.direction === 'outbound') return 'holder' in call && call.holder ? [call.holder.agentId] : []
  if (call.state === 'ended') {
    return call.status === 'answered' ? [call.holder.agentId] : call.rung
  }
  return call.state === 'connected' ? [call.holder.agentId] : call.rung
}

interface End {
  readonly at: EpochMs
  readonly reason: EndReason
  readonly endedBy: EndedBy
  /** Whether this is the provider's own word. */
  readonly settled: boolean
}

/** Ends a call that nobody picked up. [L2] */
export function endUnanswered(
  call: OfferedCall | AcceptingCall | DialingCall | RingingCall,
  end: End,
): EndedCall {
  const ending = {
    state: 'ended',
    status: 'unanswered',
    endedAt: end.at,
    reason: end.reason,
    endedBy: end.endedBy,
    ringMs: Math.max(0, end.at - call.offeredAt),
    talkMs: 0,
    settled: end.settled,
  } as const
  if (call.direction === 'inbound') {
    const { id, accountId, customer, roomId, offeredAt, direction, providerCallId, rung } = call
    const inbound = { id, accountId, customer, roomId, offeredAt, direction, providerCallId, rung, ...ending }
    return call.state === 'accepting' ? { ...inbound, holder: call.holder } : inbound
  }
  const { id, accountId, customer, roomId, offeredAt, direction, dialId, providerCallId, holder } = call
  const rung = [holder.agentId]
  return {
    id,
    accountId,
    customer,
    roomId,
    offeredAt,
    direction,
    dialId,
    providerCallId,
    holder,
    rung,
    ...ending,
  }
}

/** Ends a call that was spoken; `answeredAt` and `end.at` are the provider's where it gave them. */
export function endAnswered(
  call: AcceptingCall | DialingCall | RingingCall | ConnectedCall,
  answeredAt: EpochMs,
  end: End,
): EndedCall {
  const ending = {
    state: 'ended',
    status: 'answered',
    holder: call.holder,
    answeredAt,
    endedAt: end.at,
    reason: end.reason,
    endedBy: end.endedBy,
    ringMs: Math.max(0, answeredAt - call.offeredAt),
    talkMs: Math.max(0, end.at - answeredAt),
    settled: end.settled,
  } as const
  if (call.direction === 'inbound') {
    const { id, accountId, customer, roomId, offeredAt, direction, providerCallId, rung } = call
    return { id, accountId, customer, roomId, offeredAt, direction, providerCallId, rung, ...ending }
  }
  const { id, accountId, customer, roomId, offeredAt, direction, dialId, providerCallId } = call
  const rung = [call.holder.agentId]
  return { id, accountId, customer, roomId, offeredAt, direction, dialId, providerCallId, rung, ...ending }
}

/** How a call that was picked up came to its end, by the provider's word. */
export function reasonOfSpokenEnd(termination: Termination): { reason: EndReason; endedBy: EndedBy } {
  if (!termination.failed) return { reason: 'completed', endedBy: 'customer' }
  const lostSound = termination.error !== undefined && mediaErrorCodes.has(termination.error.code)
  return { reason: lostSound ? 'media_failed' : 'provider_failed', endedBy: 'system' }
}
