import type { CallId } from '#shared/domain/ids.ts'
import type { Session } from '#shared/session/session.ts'

/**
 * Whether the two can speak without another word of the platform: from then on the sound needs nobody between the window
 * and the customer. A dialled call needs the platform until somebody has picked up. [D6]
 *
 * @param heldCall the call whose sound the window has
 */
export function isSpoken(session: Session | null, heldCall: CallId | null): boolean {
  const call = heldCall === null ? undefined : session?.calls[heldCall]
  return call !== undefined && (call.state === 'connected' || call.direction === 'inbound')
}
