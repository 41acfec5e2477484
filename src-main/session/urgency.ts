import type { Session } from '#shared/session/session.ts'

/** Whether a call is at stake: one rings, or one is held. */
export function isCallAtStake(session: Session | null): boolean {
  if (!session) return false
  return Object.keys(session.offers).length > 0 || Object.keys(session.calls).length > 0
}
