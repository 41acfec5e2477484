import type { CallId } from '#shared/domain/ids.ts'
import type { AgentEvent } from '#shared/protocol/events.ts'

/** What one call was to an agent, as the platform told it; times in milliseconds since the epoch. */
export interface ToldRing {
  readonly callId: CallId
  readonly offeredAt: number
  /** The hard end. */
  readonly ringUntil: number
  /** When the platform took it back, or gave it to this agent. */
  overAt: number | null
}

/** Every ring that the platform told one agent of. */
export interface RingLedger {
  readonly rings: ReadonlyMap<CallId, ToldRing>
  /** When what should ring changed last. */
  readonly changedAt: number
  /** The call of a customer, once anybody was told of it. */
  callOf(customerId: string): CallId | undefined
  /** Something was told to somebody. @param isMine whether to this agent */
  take(event: AgentEvent, isMine: boolean, now: number): void
}

export function createRingLedger(): RingLedger {
  const rings = new Map<CallId, ToldRing>()
  const calls = new Map<string, CallId>()
  let changedAt = 0

  function end(callId: CallId, now: number): void {
    const ring = rings.get(callId)
    if (!ring || ring.overAt !== null) return
    ring.overAt = now
    changedAt = now
  }

  return {
    rings,
    get changedAt() {
      return changedAt
    },
    callOf: customerId => calls.get(customerId),
    take(event, isMine, now) {
      if (event.type === 'call.offered' || event.type === 'call.waiting') {
        calls.set(event.data.call.customer.id, event.data.call.id)
      }
      if (!isMine) return
      switch (event.type) {
        case 'call.offered': {
          const { call, ringUntil } = event.data
          rings.set(call.id, {
            callId: call.id,
            offeredAt: now,
            ringUntil: Date.parse(ringUntil),
            overAt: null,
          })
          changedAt = now
          return
        }
        case 'call.withdrawn':
          return end(event.data.callId, now)
        case 'call.updated':
        case 'call.ended':
          return end(event.data.call.id, now)
        default:
          return
      }
    },
  }
}
