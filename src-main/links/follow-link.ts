import { assertNever } from '#shared/domain/assert-never.ts'
import type { CallActs } from '../alerts/call-acts.ts'
import type { Wishes } from '../alerts/wishes.ts'
import type { Logger } from '../logging/logger.ts'
import type { AppLink } from './parse-link.ts'
import type { PressLinks } from './press-links.ts'

/** Does what a link asks for: shows, fills in, or carries a press on our own notification. It never dials. */
export function followLink(
  link: AppLink,
  parts: {
    readonly acts: Pick<CallActs, 'answer' | 'decline' | 'look'>
    readonly wishes: Pick<Wishes, 'add'>
    readonly links: Pick<PressLinks, 'isOurs'>
    readonly log: Logger
  },
): void {
  const { acts, wishes, links, log } = parts
  switch (link.kind) {
    case 'open':
      return acts.look()
    case 'room':
      return acts.look(link.roomId)
    case 'search':
      acts.look()
      return wishes.add({ act: 'search', text: link.text })
    case 'look':
    case 'answer':
    case 'decline':
      if (!links.isOurs(link)) return log.warn('a link for a call was not ours', { kind: link.kind })
      if (link.kind === 'look') return acts.look()
      return link.kind === 'answer' ? acts.answer(link.callId) : acts.decline(link.callId)
    default:
      return assertNever(link)
  }
}
