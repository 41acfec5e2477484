import { isAnswered } from '#shared/domain/call.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { FollowCall } from '../calls/call-change.ts'
import type { AccountDesk } from './account-desk.ts'

/** [I10] Of the account's latest calls that were offered to somebody, how many were answered. */
export function createAnswerRateFollower(parts: {
  readonly desk: AccountDesk
  readonly policy: Policy
}): FollowCall {
  const { desk, policy } = parts
  return async (work, { before, after }) => {
    if (after.direction !== 'inbound' || !('rung' in after) || after.rung.length === 0) return
    const wasDecided = before !== undefined && (isAnswered(before) || before.state === 'ended')
    if (wasDecided || !(isAnswered(after) || after.state === 'ended')) return
    const account = await work.tx.accounts.byId(after.accountId)
    if (!account) return
    const latest = await work.tx.calls.latestOffered(account.id, policy.answerRateCalls)
    const answered = latest.filter(call => call.answered).length
    await desk.judge(work, account, { type: 'answerRate', answered, offered: latest.length, at: work.now })
  }
}
