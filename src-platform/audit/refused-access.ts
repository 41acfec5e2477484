import type { AgentId, EpochMs } from '#shared/domain/ids.ts'
import type { Method } from '#shared/protocol/methods.ts'
import type { Directory } from '../directory/directory.ts'

/** Puts on record that somebody asked for what is not for their role; resolves once that is on disk. */
export type NoteRefusedAccess = (agentId: AgentId, method: Method) => Promise<void>

/** A client that asks on and on must not fill the log: one line for each person and request in so long. */
const notedEveryMs = 60_000

export function createRefusedAccess(parts: {
  readonly directory: Pick<Directory, 'audit'>
  /** Real time: a clock that stands still would keep all but the first line back. */
  readonly realNow: () => EpochMs
}): NoteRefusedAccess {
  const { directory, realNow } = parts
  /** At most one for each person and request that there are. */
  const noted = new Map<string, EpochMs>()
  return async (agentId, method) => {
    const key = `${agentId} ${method}`
    const now = realNow()
    const last = noted.get(key)
    if (last !== undefined && now - last < notedEveryMs) return
    noted.set(key, now)
    await directory.audit({ actor: agentId, action: 'access.refused', details: { method } })
  }
}
