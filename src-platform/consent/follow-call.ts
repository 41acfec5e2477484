import { isAnswered, type Call, type EndedCall } from '#shared/domain/call.ts'
import type { FollowCall } from '../calls/call-change.ts'
import type { ConsentDesk } from './consent-desk.ts'
import type { MissedCalls } from './missed-calls.ts'
import type { Reconciler } from './reconciler.ts'

/** Meta: no approved call permission from the recipient. */
const noPermissionCode = 138_006

/** What calls do to consents. */
export function createConsentFollower(parts: {
  readonly desk: ConsentDesk
  readonly reconciler: Reconciler
  readonly missedCalls: MissedCalls
}): FollowCall {
  const { desk, reconciler, missedCalls } = parts
  return async (work, { before, after, input }) => {
    const { roomId, id: callId } = after
    if (roomId === undefined) return
    const cause = { actor: { kind: 'system' }, details: { callId } } as const
    if (isAnswered(after)) {
      if (before && isAnswered(before)) return
      await desk.apply(work, roomId, { type: 'callConnected', at: after.answeredAt }, cause)
      return
    }
    if (after.state !== 'ended') return
    if (after.direction === 'inbound') {
      if (before?.state !== 'ended') await missedCalls.ask(work, after)
      return
    }
    if (countsAsUnanswered(before, after)) {
      await desk.apply(work, roomId, { type: 'callUnanswered', at: after.endedAt }, cause)
    }
    if (input?.type === 'dialRefused' && input.error.code === noPermissionCode) {
      await reconciler.note(work, roomId, { kind: 'record' })
    }
  }
}

/**
 * [P10] [P11] Not answered or declined, once per call, also where Meta says so only in a correction. The agent's own
 * cancel counts once it rang at the customer; what failed does not.
 */
function countsAsUnanswered(before: Call | undefined, after: EndedCall): boolean {
  if (after.reason === 'cancelled_by_agent') return before?.state === 'ringing'
  const isUnanswered = (call: Call | undefined): boolean =>
    call?.state === 'ended' && (call.reason === 'not_answered' || call.reason === 'rejected_by_customer')
  return isUnanswered(after) && !isUnanswered(before)
}
