import type { CallId, EpochMs } from '#shared/domain/ids.ts'
import type { EndedCall } from '#shared/domain/call.ts'
import type { ReportSort } from '#shared/protocol/reports.ts'

/** How the rows of a report follow one another; of equal ones the start decides, then the id, in the same direction. */
export interface ReportOrder {
  readonly by: 'offered_at' | 'ring_ms' | 'talk_ms' | 'cost_minor'
  readonly direction: 'asc' | 'desc'
}

/** A row's place in an order. */
export interface ReportPlace {
  /** What the order is by: milliseconds, or minor units of money. */
  readonly value: number
  readonly offeredAt: EpochMs
  readonly id: CallId
}

const orders: Readonly<Record<ReportSort, ReportOrder>> = {
  '-offeredAt': { by: 'offered_at', direction: 'desc' },
  offeredAt: { by: 'offered_at', direction: 'asc' },
  '-ringMs': { by: 'ring_ms', direction: 'desc' },
  ringMs: { by: 'ring_ms', direction: 'asc' },
  '-talkMs': { by: 'talk_ms', direction: 'desc' },
  talkMs: { by: 'talk_ms', direction: 'asc' },
  '-cost': { by: 'cost_minor', direction: 'desc' },
  cost: { by: 'cost_minor', direction: 'asc' },
}

export const reportOrder = (sort: ReportSort): ReportOrder => orders[sort]

export function placeOf(call: EndedCall, { by }: ReportOrder): ReportPlace {
  const values = {
    offered_at: call.offeredAt,
    ring_ms: call.ringMs,
    talk_ms: call.talkMs,
    cost_minor: call.cost?.minor ?? 0,
  }
  return { value: values[by], offeredAt: call.offeredAt, id: call.id }
}
