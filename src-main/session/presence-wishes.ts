import type { AwayReason } from '#shared/ipc/desktop-state.ts'
import type { Presence } from '#shared/protocol/entities.ts'

/** What speaks for and against being reachable; what of it counts `awayReason` decides. */
export interface PresenceWishes {
  /** The agent's own word, from this desktop or another one. */
  readonly chosen: Presence
  /** Nobody has touched this machine for as long as the setting says. */
  readonly isIdle: boolean
  /** The screen is locked. */
  readonly isLocked: boolean
  /** A call could not be heard or answered here: no microphone, no sound, no notifications. */
  readonly isUnreachable: boolean
  /** Whoever speaks is here, though the hands may rest. */
  readonly isOnCall: boolean
}

/** What is observed, not chosen. */
export type PresenceFacts = Omit<PresenceWishes, 'chosen'>

export const noWishes: PresenceWishes = {
  chosen: 'offline',
  isIdle: false,
  isLocked: false,
  isUnreachable: false,
  isOnCall: false,
}

/** Why this desktop holds an agent away who wants to be online; undefined when nothing stands in the way, or the agent chose otherwise. [R4] */
export function awayReason(wishes: PresenceWishes): AwayReason | undefined {
  if (wishes.chosen !== 'online') return undefined
  if (wishes.isUnreachable) return 'unreachable'
  if (wishes.isOnCall) return undefined
  if (wishes.isLocked) return 'locked'
  return wishes.isIdle ? 'idle' : undefined
}
