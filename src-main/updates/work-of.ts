import type { Session } from '#shared/session/session.ts'
import type { Work } from './update-model.ts'

/** What the agent is at. A call whose sound the window holds is on, whatever the session still knows of it. */
export function workOf(session: Session | null, isCallHeld: boolean): Work {
  if (isCallHeld || Object.keys(session?.calls ?? {}).length > 0) return 'onCall'
  if (!session) return 'free'
  const me = session.agents[session.me.id]
  // The end of a call is told before what follows it: a note perhaps, which is work too.
  if (me?.state === 'on_call') return 'onCall'
  if (Object.keys(session.offers).length > 0 || me?.state === 'ringing') return 'ringing'
  return me?.wrapUp || me?.state === 'wrap_up' ? 'wrapUp' : 'free'
}
