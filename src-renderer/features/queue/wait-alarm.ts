import type { CallId, EpochMs } from '#shared/domain/ids.ts'

/** Milliseconds within which one sound speaks for every call that becomes critical. */
const leastGapMs = 20_000

/** What is known of the calls that wait too long. */
export interface WaitAlarm {
  /** Each has had its sound, or was critical already when we began to look. */
  readonly critical: ReadonlySet<CallId>
  readonly soundedAt: EpochMs | null
}

/**
 * Whether a sound is due: once for a call that becomes critical, and for several together once.
 * @param before null at the first look: what waits too long already is seen on the screen
 * @param waits since when whom waits for us; `now` by the same clock
 */
export function nextWaitAlarm(
  before: WaitAlarm | null,
  facts: {
    readonly waits: ReadonlyMap<CallId, EpochMs>
    readonly now: EpochMs
    readonly criticalMs: number
    /** False while a sound would go into a call, a ring or a wished quiet: what becomes critical then stays unheard. */
    readonly mayChime: boolean
  },
): { readonly alarm: WaitAlarm; readonly isDue: boolean } {
  const { waits, now, criticalMs, mayChime } = facts
  const critical = new Set<CallId>()
  for (const [id, since] of waits) if (now - since >= criticalMs) critical.add(id)
  const soundedAt = before?.soundedAt ?? null
  const isNew = before !== null && [...critical].some(id => !before.critical.has(id))
  const isDue = mayChime && isNew && (soundedAt === null || now - soundedAt >= leastGapMs)
  return { alarm: { critical, soundedAt: isDue ? now : soundedAt }, isDue }
}
