import type { CallLogEntry } from '#shared/ipc/call-log-entry.ts'
import type { WireCall } from '#shared/protocol/entities.ts'
import type { Withdrawal } from '#shared/session/session.ts'

/** How long after its end a call is still told as missed, in milliseconds: whoever comes back later reads the log. */
export const toldWithinMs = 30 * 60_000

/** What this desktop knows of a call before the platform tells how it ended. */
export interface KnownHere {
  /** Undefined: it never heard of it. */
  readonly entry: Pick<CallLogEntry, 'status'> | undefined
  /** The agent has declined it here. */
  readonly isDeclined: boolean
}

/**
 * How a ring ended that this desktop did not hear of; null where there is nothing to tell: it was answered or declined,
 * it was told when it happened, or it is too long ago. [D1] [D5]
 *
 * @param call as the platform remembers it, which is of calls that this agent was offered
 * @param platformNow milliseconds since the epoch
 */
export function missedAs(
  call: WireCall,
  { entry, isDeclined }: KnownHere,
  platformNow: number,
): Withdrawal['reason'] | null {
  const { direction, state, status, endedAt } = call
  const isUnanswered = direction === 'inbound' && state === 'ended' && status === 'unanswered'
  if (!isUnanswered || endedAt === undefined || isDeclined) return null
  // What has an end in the log was told with it.
  if (entry !== undefined && entry.status !== 'live') return null
  if (platformNow - Date.parse(endedAt) > toldWithinMs) return null
  switch (call.reason) {
    case 'customer_hung_up':
    case 'timed_out':
      return call.reason
    case 'media_failed':
    case 'provider_failed':
      return 'failed'
    default:
      return null
  }
}
