import type { CallInput } from '#shared/domain/call-input.ts'
import type { Call } from '#shared/domain/call.ts'
import type { Work } from '../work.ts'

/** A call that changed; `before` is absent where it just began, `input` where nothing but its beginning happened. */
export interface CallChange {
  readonly before?: Call
  readonly after: Call
  readonly input?: CallInput
}

/** What a change of a call means for something else; part of the same work, after the call was saved. */
export type FollowCall = (work: Work, change: CallChange) => Promise<void>

/** What an ended call costs is settled and put on it; part of the same work, before the call is saved and told. */
export type PriceCall = (work: Work, change: CallChange) => Promise<Call>
