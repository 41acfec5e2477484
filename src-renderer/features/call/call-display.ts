import { assertNever } from '#shared/domain/assert-never.ts'
import type { WireCall } from '#shared/protocol/entities.ts'
import type { MediaLink } from '../../media/media-port.ts'
import type { Engaged } from './call-state.ts'

/** How the call that is on stands, as one word for the screen. */
export type CallDisplay =
  | 'dialing'
  | 'ringing'
  | 'connecting'
  | 'connected'
  /** Nothing is heard from the customer. */
  | 'silent'
  | 'reconnecting'
  | 'soundFailed'
  | 'ending'

/** @param call the session's word on it; absent while the platform has not named it */
export function callDisplay(
  engaged: Pick<Engaged, 'intent' | 'sound'>,
  call: WireCall | undefined,
): CallDisplay {
  switch (engaged.intent) {
    case 'hangingUp':
      return 'ending'
    case 'answering':
      return 'connecting'
    case 'dialing':
      return call?.state === 'ringing' ? 'ringing' : 'dialing'
    case 'talking':
      return displayOf(engaged.sound.link)
    default:
      return assertNever(engaged.intent)
  }
}

function displayOf(link: MediaLink): CallDisplay {
  switch (link.status) {
    case 'prepared':
    case 'connecting':
      return 'connecting'
    case 'connected':
      return link.hearing ? 'connected' : 'silent'
    case 'reconnecting':
      return 'reconnecting'
    case 'failed':
      return 'soundFailed'
    case 'closed':
      return 'ending'
    default:
      return assertNever(link)
  }
}
