import type { DialingCall, EndedCall, EndedInbound, Holder, OfferedCall } from './call.ts'
import type { CallEffect, Termination } from './call-input.ts'
import type { AccountId, CallId, EpochMs, ProviderCallId, RoomId } from './ids.ts'
import type { Customer } from './room.ts'
import type { Route } from './routing.ts'

/** What the provider told of an inbound call. */
export interface Arrival {
  readonly id: CallId
  readonly providerCallId: ProviderCallId
  readonly accountId: AccountId
  readonly customer: Customer
  readonly roomId?: RoomId
  readonly calledAt: EpochMs
  readonly sdp: string
}

/** An inbound call begins: offered as routed, or recorded and rejected at once. [I3] [I6] */
export function startInbound(
  arrival: Arrival,
  route: Route,
  timing: { now: EpochMs; ringMs: number },
): { call: OfferedCall | EndedInbound; effects: readonly CallEffect[] } {
  const { id, providerCallId, accountId, customer, roomId, calledAt } = arrival
  const facts = {
    id,
    providerCallId,
    accountId,
    customer,
    roomId,
    offeredAt: calledAt,
    direction: 'inbound',
  } as const
  if (route.kind === 'notDelivered') {
    const call: EndedInbound = {
      ...facts,
      state: 'ended',
      status: 'unanswered',
      endedAt: timing.now,
      reason: route.reason,
      endedBy: 'system',
      ringMs: 0,
      talkMs: 0,
      settled: false,
      rung: [],
    }
    return { call, effects: [{ type: 'command', command: { type: 'reject' } }] }
  }
  const call: OfferedCall = {
    ...facts,
    state: 'offered',
    via: route.via,
    ringUntil: timing.now + timing.ringMs,
    remoteSdp: arrival.sdp,
    ringing: route.ring,
    waiting: route.wait,
    rung: [...route.ring, ...route.wait],
    ...(route.overflow && { overflow: { ...route.overflow, nextAt: timing.now + route.overflow.everyMs } }),
  }
  return {
    call,
    effects: [
      { type: 'offer', to: route.ring },
      { type: 'announceWaiting', to: route.wait },
    ],
  }
}

/** The provider's end came before the beginning: recorded, rings nobody, whatever comes later. */
export function startEnded(
  arrival: Omit<Arrival, 'sdp'>,
  termination: Termination,
  now: EpochMs,
): EndedInbound {
  const { id, providerCallId, accountId, customer, roomId, calledAt } = arrival
  const endedAt = termination.endedAt ?? now
  return {
    id,
    providerCallId,
    accountId,
    customer,
    roomId,
    offeredAt: Math.min(calledAt, endedAt),
    direction: 'inbound',
    state: 'ended',
    status: 'unanswered',
    endedAt,
    reason: termination.failed ? 'provider_failed' : 'customer_hung_up',
    endedBy: termination.failed ? 'system' : 'customer',
    ringMs: Math.max(0, endedAt - calledAt),
    talkMs: 0,
    settled: true,
    rung: [],
    ...(termination.failed && termination.error && { providerError: termination.error }),
  }
}

/** An agent dials: the call exists before the provider is asked, so that nothing asked of it is forgotten. [O3] */
export function startOutbound(dial: {
  readonly id: CallId
  readonly dialId: string
  readonly accountId: AccountId
  readonly roomId: RoomId
  readonly customer: Customer
  readonly holder: Holder
  readonly sdp: string
  readonly at: EpochMs
}): { call: DialingCall; effects: readonly CallEffect[] } {
  const { id, dialId, accountId, roomId, customer, holder, sdp, at } = dial
  const call: DialingCall = {
    id,
    dialId,
    accountId,
    roomId,
    customer,
    holder,
    localSdp: sdp,
    offeredAt: at,
    direction: 'outbound',
    state: 'dialing',
  }
  return {
    call,
    effects: [
      { type: 'showHolder', holder, call },
      { type: 'command', command: { type: 'connect', sdp } },
    ],
  }
}

/**
 * The beginning of a call whose end was told first: its record is completed, nothing else changes. `undefined` where the
 * call's beginning was known already.
 */
export function endedWithBeginning(
  call: EndedCall,
  calledAt: EpochMs,
  ringMs: number,
): EndedInbound | undefined {
  if (call.direction !== 'inbound' || call.status !== 'unanswered' || call.rung.length > 0) return undefined
  if (call.offeredAt === calledAt) return undefined
  if (call.reason !== 'customer_hung_up' && call.reason !== 'provider_failed') return undefined
  const offeredAt = Math.min(calledAt, call.endedAt)
  const rangMs = call.endedAt - offeredAt
  const completed = { ...call, offeredAt, ringMs: rangMs }
  const outOfTime = call.reason === 'customer_hung_up' && rangMs >= ringMs
  return outOfTime ? { ...completed, reason: 'timed_out', endedBy: 'system' } : completed
}
