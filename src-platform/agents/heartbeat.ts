import type { EpochMs } from '#shared/domain/ids.ts'
import { wireLimits } from '#shared/protocol/version.ts'
import type { Clock } from '../clock.ts'
import type { Connection } from './connection.ts'

/** One look over all connections, in milliseconds; a dead one is noticed this much late at most. */
const lookEveryMs = 1_000

type Beating = Pick<Connection, 'lastHeard' | 'ping' | 'terminate'>

/** Pings every connection and ends those that have been silent for too long. Returns its undo. */
export function keepAlive(connections: ReadonlySet<Beating>, realClock: Clock): () => void {
  /** When each was pinged; a new one counts from just before its first look. */
  const pingedAt = new WeakMap<Beating, EpochMs>()
  let cancel = () => {}

  function look(): void {
    const now = realClock.now()
    for (const connection of connections) {
      const pinged = pingedAt.get(connection)
      if (now - connection.lastHeard >= wireLimits.goneAfterMs) {
        connection.terminate()
      } else if (pinged === undefined) {
        pingedAt.set(connection, now - lookEveryMs)
      } else if (now - pinged >= wireLimits.pingEveryMs) {
        pingedAt.set(connection, now)
        connection.ping()
      }
    }
    arm()
  }

  function arm(): void {
    cancel = realClock.wakeAt(realClock.now() + lookEveryMs, look)
  }

  arm()
  return () => cancel()
}
