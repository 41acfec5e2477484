import type { callLogFilterSchema } from '#shared/ipc/call-log-entry.ts'
import type { z } from 'zod'
import type { SqlParameters } from './databases.ts'
import { idsPerMs } from './entry-rows.ts'
import { matchOf, searchTermsOf } from './search-text.ts'

/** Which calls are wanted, whole. */
export type CallLogWish = z.output<typeof callLogFilterSchema>

/** What an index of its own answers, and what must be asked of each call. */
export interface Conditions {
  readonly index: string
  /** How calls are best looked through when each must be asked: as a clause after the table's name. */
  readonly path: string
  /** What the name or the number must contain. */
  readonly terms: readonly string[]
  readonly indexed: string
  readonly others: string
  readonly match: string | undefined
  /** Places from the first of these to before the second. */
  readonly from: number
  readonly until: number
  readonly parameters: SqlParameters
}

/** A filter as SQL has it; the page on the screen and the file say the same by it. */
export function conditionsOf(owner: string, wish: CallLogWish): Conditions {
  const terms = searchTermsOf(wish.search)
  const { accountId, customerId, status, reason, from, until } = wish
  const others = [
    ...(accountId === undefined ? [] : ['account_id = :accountId']),
    ...(status === undefined ? [] : ['status = :status']),
    ...(reason === undefined ? [] : ['reason = :reason']),
    ...terms.map((_, index) => `instr(customer_search, :term${index}) > 0`),
  ]
  const index = customerId === undefined ? indexes[wish.filter] : 'calls_by_customer'
  return {
    index,
    path: selective.has(index) ? `INDEXED BY ${index}` : 'NOT INDEXED',
    terms,
    indexed: `owner = :owner ${indexedFilters[wish.filter]} ${customerId === undefined ? '' : 'AND customer_id = :customerId'}`,
    others: others.map(condition => `AND ${condition}`).join(' '),
    match: matchOf(terms),
    parameters: {
      owner,
      ...(customerId !== undefined && { customerId }),
      ...(accountId !== undefined && { accountId }),
      ...(status !== undefined && { status }),
      ...(reason !== undefined && { reason }),
      ...Object.fromEntries(terms.map((term, index) => [`term${index}`, term])),
    },
    from: (from ?? 0) * idsPerMs,
    until: until === undefined ? Number.MAX_SAFE_INTEGER : until * idsPerMs,
  }
}

/** Named outright: without statistics SQLite would take the widest. */
const indexes: Readonly<Record<CallLogWish['filter'], string>> = {
  all: 'calls_by_owner',
  missed: 'calls_by_status',
  inbound: 'calls_by_direction',
  outbound: 'calls_by_direction',
}

/** Indexes that leave few calls; by the others the table is read in another order than it lies on the disk, twice as slowly. */
const selective: ReadonlySet<string> = new Set(['calls_by_status', 'calls_by_customer'])

const indexedFilters: Readonly<Record<CallLogWish['filter'], string>> = {
  all: '',
  missed: `AND direction = 'inbound' AND status = 'unanswered'`,
  inbound: `AND direction = 'inbound'`,
  outbound: `AND direction = 'outbound'`,
}
