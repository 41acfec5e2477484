import type { AskRefusal } from '#shared/ipc/outcome.ts'
import type { Session, Withdrawal } from '#shared/session/session.ts'
import type { CallNotice } from './call-state.ts'

/** What a change of the session is worth telling in passing: rings that stopped, but for the agent's own decline. */
export function noticesBetween(before: Session | null, after: Session | null): CallNotice[] {
  if (!before || !after) return []
  const known = new Set(before.withdrawals.map(keyOf))
  return after.withdrawals
    .filter(withdrawal => !known.has(keyOf(withdrawal)) && withdrawal.reason !== 'declined')
    .map(withdrawal => ({ type: 'withdrawn', withdrawal, byMe: withdrawal.by?.id === after.me.id }))
}

const keyOf = ({ call, at }: Withdrawal) => `${call.id} ${at}`

export type RefusedNotice = Extract<CallNotice, { type: 'refused' }>

/** To end or silence what is over already is no failure. */
export function isAlreadyOver(action: RefusedNotice['action'], { reason }: AskRefusal): boolean {
  const isEnding = action === 'decline' || action === 'hangUp'
  return isEnding && ['call_over', 'not_offered', 'taken'].includes(reason)
}
