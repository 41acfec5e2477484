import type { Session } from '#shared/session/session.ts'
import type { Work } from './update-model.ts'

/** What the agent is at. A call whose sound the window holds is on, whatever the session still knows of it. */
export function workOf(session: Session | null, isCallHeld: boolean): Work {
  if (isCallHeld || Object.keys(session?.calls ?? {}).length > 0) return 'onCall'
  if (!session) return 'free'
  if (Object.keys(session.offers).length > 0) return 'ringing'
  const me = session.agents[session.me.id]
  return me?.wrapUp || me?.state === 'wrap_up' ? 'wrapUp' : 'free'
}
