import type { EndedCall, EndReason } from '#shared/domain/call.ts'
import { customerIdSchema } from '#shared/domain/ids.ts'
import { callId, holder, providerCallId, t0 } from './calls.ts'
import { accountId } from './records.ts'

export interface EndedFacts {
  readonly id: string
  readonly account?: string
  /** Nobody when absent: then it is unanswered. */
  readonly agent?: string
  readonly direction?: 'inbound' | 'outbound'
  readonly reason?: EndReason
  readonly answered?: boolean
  readonly offeredAt?: number
  readonly ringMs?: number
  readonly talkMs?: number
  readonly costMinor?: number
  readonly customer?: { readonly id: string; readonly name: string; readonly phone?: string }
}

/** A call as it stands in the report. */
export function anEndedCall(facts: EndedFacts): EndedCall {
  const { id, agent, direction = 'inbound', offeredAt = t0, ringMs = 5_000, talkMs = 60_000 } = facts
  const { answered = agent !== undefined && facts.reason === undefined } = facts
  const customer = facts.customer ?? { id: '6281234567890', name: 'Budi', phone: '+6281234567890' }
  const ending = {
    id: callId(id),
    accountId: accountId(facts.account ?? 'acc1'),
    customer: { ...customer, id: customerIdSchema.parse(customer.id) },
    offeredAt,
    state: 'ended',
    endedBy: 'customer',
    reason: facts.reason ?? (answered ? 'completed' : 'timed_out'),
    ringMs,
    settled: true,
    rung: [],
    ...(facts.costMinor !== undefined && { cost: { currency: 'IDR', minor: facts.costMinor } }),
  } as const
  const outcome =
    answered && agent !== undefined
      ? ({
          status: 'answered',
          holder: holder(agent),
          answeredAt: offeredAt + ringMs,
          talkMs,
          endedAt: offeredAt + ringMs + talkMs,
        } as const)
      : ({
          status: 'unanswered',
          ...(agent !== undefined && { holder: holder(agent) }),
          talkMs: 0,
          endedAt: offeredAt + ringMs,
        } as const)
  return direction === 'inbound'
    ? { ...ending, ...outcome, direction, providerCallId: providerCallId(`wacid.${id}`) }
    : { ...ending, ...outcome, direction, dialId: `dial-${id}` }
}
