import type { CallId } from '../domain/ids.ts'
import type { Session } from './session.ts'

/**
 * [I5] Whether the platform has given the ringing call to this desktop. It says so before the provider has taken the
 * answer: the others' offers are withdrawn, and then the agent is told to be on a call, which nobody is who is offered
 * one [I4]. Afterwards the call itself is in the session.
 */
export function isGiven(session: Session, callId: CallId): boolean {
  if (callId in session.calls) return true
  return callId in session.offers && session.agents[session.me.id]?.state === 'on_call'
}
