import type { WireCall } from '#shared/protocol/entities.ts'
import type { Params, Result } from '#shared/protocol/methods.ts'
import type { Session } from '#shared/session/session.ts'
import type { CallLog } from './call-log.ts'
import { liveEntries } from './entries-of-change.ts'
import { entryOf } from './entry.ts'
import { keptSince } from './forget.ts'
import { closeForgotten, oldestLiveStart, reconciledUntil, setReconciled } from './queries.ts'

export interface ReconcileParts {
  readonly callLog: CallLog
  readonly owner: string
  readonly history: (params: Params<'calls.history'>) => Promise<Result<'calls.history'>>
  /** The session as it is when asked. */
  readonly session: () => Session | null
  /** Milliseconds by the platform's clock. */
  readonly platformNow: () => number
}

const pageSize = 200
/** The provider's last word about a call's times may come this long after its end, in milliseconds. */
const correctionsWithinMs = 60 * 60_000

/**
 * Asks the platform for the calls that the log may not know in their last form, and closes those that nobody will tell
 * of any more. Done after each hello; the first time, or after the log was lost, it fetches everything. [D5]
 */
export async function reconcile(parts: ReconcileParts): Promise<void> {
  const { callLog, owner } = parts
  // Reckoned by a clock that counts parts of milliseconds, which the file does not keep.
  const startedAt = Math.floor(parts.platformNow())
  const since = callLog.read(db => {
    const until = reconciledUntil(db, owner)
    const kept = keptSince(db, owner)
    if (until === undefined) return kept === 0 ? undefined : kept
    return Math.max(kept, Math.min(until - correctionsWithinMs, oldestLiveStart(db, owner) ?? until))
  })
  let cursor: string | undefined
  do {
    const page = await parts.history({
      since: since === undefined ? undefined : new Date(since).toISOString(),
      cursor,
      limit: pageSize,
    })
    keep(parts, page.calls)
    cursor = page.nextCursor
  } while (cursor !== undefined)
  const session = parts.session()
  if (!session) return
  const live = liveEntries(session).map(entry => entry.callId)
  callLog.write(tx => {
    closeForgotten(tx, owner, { startedBefore: startedAt, live })
    setReconciled(tx, owner, startedAt)
  })
}

function keep({ callLog, owner, session }: ReconcileParts, calls: readonly WireCall[]): void {
  const viewer = session()
  if (viewer)
    callLog.put(
      owner,
      calls.map(call => entryOf(call, viewer)),
    )
}
