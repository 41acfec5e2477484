import type { ConnectionState, DesktopState } from '#shared/ipc/desktop-state.ts'
import { isWayTrouble, type WayTrouble } from '#shared/ipc/way-trouble.ts'
import { assertNever } from '#shared/domain/assert-never.ts'

/** How the connection looks to a person. */
export type LinkView = 'online' | 'connecting' | 'offline' | 'takenOver' | 'outdated' | 'signedOut'

/** How it stands with the platform as a whole: without a sign-in no connection comes. */
export const standingOf = ({ auth, connection }: Pick<DesktopState, 'auth' | 'connection'>): LinkView =>
  auth.status === 'leaving' ? 'signedOut' : linkView(connection)

/** The first attempt is "connecting"; once one has failed, one is offline until it is back, however often it is tried. */
export function linkView(connection: ConnectionState): LinkView {
  switch (connection.status) {
    case 'online':
      return 'online'
    case 'idle':
      return 'connecting'
    case 'connecting':
      return connection.attempt > 0 ? 'offline' : 'connecting'
    case 'waiting':
      return 'offline'
    case 'takenOver':
      return 'takenOver'
    case 'outdated':
      return 'outdated'
    default:
      return assertNever(connection)
  }
}

/**
 * What the person can do something about, or ask somebody to; it stays while the next attempt is made. That nothing
 * answers is no such thing: it is what being offline is like.
 */
export function linkTrouble(connection: ConnectionState): Exclude<WayTrouble, 'unreachable'> | null {
  if (connection.status !== 'waiting' && connection.status !== 'connecting') return null
  const { why } = connection
  return why !== undefined && isWayTrouble(why) && why !== 'unreachable' ? why : null
}
