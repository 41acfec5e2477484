import { defaultPolicy } from '#shared/domain/policy.ts'
import type { Method } from '#shared/protocol/methods.ts'

/** What becomes of a request when there is no link, or the link breaks before its answer. */
export type WithoutLink =
  /** It fails: asking again is up to whoever asked. */
  | 'fail'
  /** Sent again once the session is back, as long as its deadline allows; asked without a link it fails at once. */
  | 'resend'
  /** As `resend`, and also kept for the next link when there is none. */
  | 'wait'

export interface RequestPolicy {
  /** Milliseconds until it is given up. */
  readonly deadlineMs: number
  readonly withoutLink: WithoutLink
}

const usual: RequestPolicy = { deadlineMs: 10_000, withoutLink: 'fail' }

/**
 * Only requests whose repetition changes nothing are sent again: reads, those with a key that the platform knows again,
 * and those that lead to the same end. `call.answer` from the desktop that has the call is one, but
 * not after the ring's end, which whoever asks gives.
 */
const special: Partial<Record<Method, RequestPolicy>> = {
  'rooms.send': { deadlineMs: 15_000, withoutLink: 'wait' },
  'presence.set': { deadlineMs: 15_000, withoutLink: 'resend' },
  'rooms.list': { deadlineMs: 10_000, withoutLink: 'resend' },
  'rooms.messages': { deadlineMs: 10_000, withoutLink: 'resend' },
  'rooms.markRead': { deadlineMs: 10_000, withoutLink: 'resend' },
  'rooms.sendCallButton': { deadlineMs: 15_000, withoutLink: 'resend' },
  'consent.check': { deadlineMs: 10_000, withoutLink: 'resend' },
  'consent.request': { deadlineMs: 15_000, withoutLink: 'resend' },
  'balance.get': { deadlineMs: 10_000, withoutLink: 'resend' },
  'balance.topUp': { deadlineMs: 15_000, withoutLink: 'resend' },
  'balance.ledger': { deadlineMs: 10_000, withoutLink: 'resend' },
  'rates.list': { deadlineMs: 10_000, withoutLink: 'resend' },
  'calls.history': { deadlineMs: 20_000, withoutLink: 'fail' },
  'call.dial': { deadlineMs: 15_000, withoutLink: 'resend' },
  // As long as a ring may last: whether the call is this desktop's is not known before its answer.
  'call.answer': { deadlineMs: defaultPolicy.ringMsRange.max, withoutLink: 'resend' },
  'call.decline': { deadlineMs: 60_000, withoutLink: 'wait' },
  // The sound is off already; the customer must not wait for a link that comes back.
  'call.hangup': { deadlineMs: 120_000, withoutLink: 'wait' },
}

/** The policy of one method. */
export function policyOf(method: Method): RequestPolicy {
  return special[method] ?? usual
}
