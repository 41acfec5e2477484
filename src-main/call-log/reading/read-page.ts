import { setImmediate } from 'node:timers/promises'
import type { CallLogPage } from '#shared/ipc/call-log-entry.ts'
import { conditionsOf } from '../conditions.ts'
import type { ReadDb } from '../databases.ts'
import { type CallLogQuery, type PlacedEntry, readSlice } from './read-slice.ts'
import { withPairs } from './short-terms.ts'
import { firstSlice, nextSliceSize } from './slice-size.ts'

/** So many calls are looked at before two letters count as rare: listing their parts is worth it only then. */
const commonWithin = 5_000

export interface ReadPageParts {
  /** The log, before each slice; resolves with undefined when nobody waits for the page any more. */
  readonly log: () => Promise<ReadDb | undefined>
  /** Milliseconds that only go forward. */
  readonly steady: () => number
}

/** A page of the log. */
export type ReadPage = Pick<CallLogPage, 'entries' | 'next'>

/**
 * A page of the log, newest first, read in slices of a few milliseconds: between two of them the thread hears whether it
 * is to go on. Undefined when nobody waits for it any more.
 * @throws what SQLite says
 */
export async function readPage(
  owner: string,
  query: CallLogQuery,
  { log, steady }: ReadPageParts,
): Promise<ReadPage | undefined> {
  let conditions = conditionsOf(owner, query)
  let isNarrowed = false
  let looked = 0
  const found: PlacedEntry[] = []
  let before = query.after ?? Number.MAX_SAFE_INTEGER
  // One more than asked for tells whether there is a next page.
  const wanted = query.limit + 1
  for (let size = firstSlice; found.length < wanted;) {
    const db = await log()
    if (!db) return undefined
    const started = steady()
    if (looked >= commonWithin && !isNarrowed) {
      isNarrowed = true
      const narrowed = withPairs(db, conditions)
      if (!narrowed) break
      conditions = narrowed
    }
    const slice = readSlice(db, conditions, { before, scan: size, limit: wanted - found.length })
    found.push(...slice.found)
    if (slice.reached === null) break
    looked += size
    before = slice.reached
    size = nextSliceSize(size, steady() - started)
    if (found.length < wanted) await setImmediate()
  }
  const page = found.slice(0, query.limit)
  return {
    entries: page.map(({ entry }) => entry),
    ...(found.length > query.limit && { next: page.at(-1)?.id }),
  }
}
