import type { WireCall } from '#shared/protocol/entities.ts'
import type { Params, Result } from '#shared/protocol/methods.ts'
import type { Session, Withdrawal } from '#shared/session/session.ts'
import type { CallLog } from './call-log.ts'
import { liveEntries } from './entries-of-change.ts'
import { entryOf } from './entry.ts'
import { readEvents } from './event-queries.ts'
import { keptSince } from './forget.ts'
import { missedAs } from './missed-meanwhile.ts'
import { closeForgotten, oldestLiveStart, readEntry, reconciledUntil, setReconciled } from './queries.ts'

export interface ReconcileParts {
  readonly callLog: CallLog
  readonly owner: string
  readonly history: (params: Params<'calls.history'>) => Promise<Result<'calls.history'>>
  /** The session as it is when asked. */
  readonly session: () => Session | null
  /** Milliseconds by the platform's clock. */
  readonly platformNow: () => number
  /** Rings that ended unheard of, each once; nothing of what came before this log began. */
  readonly onMissed: (missed: readonly Missed[]) => void
}

/** A ring that nobody answered, and how it ended. */
type Missed = Pick<Withdrawal, 'call' | 'reason'>

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
    const missed = since === undefined ? [] : missedOf(parts, page.calls)
    keep(parts, page.calls)
    if (missed.length > 0) parts.onMissed(missed)
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

/** To be asked before the log has them. */
function missedOf({ callLog, owner, platformNow }: ReconcileParts, calls: readonly WireCall[]): Missed[] {
  const now = platformNow()
  return calls.flatMap(call => {
    const known = callLog.read(db => ({
      entry: readEntry(db, owner, call.id),
      isDeclined: readEvents(db, owner, call.id).some(({ what }) => what === 'declining'),
    }))
    // What the log cannot say was perhaps told before.
    const reason = known ? missedAs(call, known, now) : null
    return reason === null ? [] : [{ call, reason }]
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
