import type { Call } from '../calls/call.ts'

/** A call as tests read it. Times are milliseconds since the epoch. */
export type CallView = {
  id: string
  phoneNumberId: string
  customer: string
  direction: Call['direction']
  state: Call['state']
  placedAt: number
  /** What the business got from Meta (inbound), or sent itself (outbound). */
  offerSdp: string
  /** What the business sent (inbound), or got from Meta (outbound). */
  answerSdp?: string
  startedAt?: number
  endedAt?: number
  endCause?: string
  failure?: number
  opaque?: string
  /** When the business's media came before its accept. */
  earlyMediaAt?: number
  /** Whether a phone page with a real peer connection is at the customer's end. */
  realMedia: boolean
}

export const callView = (call: Call): CallView => {
  const startedAt = call.state === 'active' ? call.startedAt : call.state === 'ended' && call.end.startedAt
  return {
    id: call.id,
    phoneNumberId: call.phoneNumberId,
    customer: call.customer,
    direction: call.direction,
    state: call.state,
    placedAt: call.placedAt,
    offerSdp: call.offerSdp,
    realMedia: call.realMedia,
    ...('answerSdp' in call && { answerSdp: call.answerSdp }),
    ...(typeof startedAt === 'number' && { startedAt }),
    ...(call.state === 'ended' && { endedAt: call.end.at, endCause: call.end.cause }),
    ...(call.state === 'ended' && call.end.failure !== undefined && { failure: call.end.failure }),
    ...(call.opaque !== undefined && { opaque: call.opaque }),
    ...(call.earlyMediaAt !== undefined && { earlyMediaAt: call.earlyMediaAt }),
  }
}
