import type { Call } from './call.ts'
import type { AgentId, CallId, EpochMs } from './ids.ts'
import type { Policy } from './policy.ts'
import type { RefusalReason } from './refusal.ts'

/** The time after an answered call that an agent has for its note: nobody's turn comes to them meanwhile. [R6] */
export interface WrapUp {
  readonly agentId: AgentId
  readonly callId: CallId
  /** It is over then, whether or not anybody says so. */
  readonly until: EpochMs
  /** How often the agent asked for more time. */
  readonly extensions: number
}

/** The wrap-up that begins with this end of a call, if any; `seconds` is the account's setting, 0: none. */
export function wrapUpAfter(
  before: Call | undefined,
  after: Call,
  { seconds, now }: { readonly seconds: number; readonly now: EpochMs },
): WrapUp | undefined {
  const isItsEnd = after.state === 'ended' && before !== undefined && before.state !== 'ended'
  if (seconds <= 0 || !isItsEnd || after.status !== 'answered' || !after.holder) return undefined
  return {
    agentId: after.holder.agentId,
    callId: after.id,
    until: now + seconds * 1_000,
    extensions: 0,
  }
}

export type Extension =
  { readonly ok: true; readonly wrapUp: WrapUp } | { readonly ok: false; readonly reason: RefusalReason }

/** More time, counted from the end that was set. */
export function extendWrapUp(
  wrapUp: WrapUp | undefined,
  callId: CallId,
  { now, policy }: { readonly now: EpochMs; readonly policy: Policy },
): Extension {
  if (wrapUp?.callId !== callId || wrapUp.until <= now) return { ok: false, reason: 'wrap_up_over' }
  if (wrapUp.extensions >= policy.wrapUpExtensions) return { ok: false, reason: 'wrap_up_at_its_longest' }
  const { until, extensions } = wrapUp
  return {
    ok: true,
    wrapUp: { ...wrapUp, until: until + policy.wrapUpExtensionMs, extensions: extensions + 1 },
  }
}
