import { setImmediate as othersTurn } from 'node:timers/promises'
import type { AgentId, EpochMs } from '#shared/domain/ids.ts'
import { isTimeZone } from '#shared/domain/zone-time.ts'
import type { WireCall } from '#shared/protocol/entities.ts'
import type { ReportFilter, ReportSort, ReportSummary } from '#shared/protocol/reports.ts'
import { badParam, done, unknownId, type Outcome } from '../outcome.ts'
import { searchTerms } from '../store/caller-search.ts'
import { placeOf, reportOrder, type ReportPlace } from '../store/repositories/report-order.ts'
import type { ReportQuery } from '../store/repositories/report-query.ts'
import type { Store, Transaction } from '../store/store.ts'
import { toRecordedCall, type NameOf } from '../wire.ts'
import { csvHead, csvLine } from './call-csv.ts'
import { readReportCursor, writeReportCursor } from './report-cursor.ts'
import { createSummary } from './summary.ts'

export interface ReportPage {
  readonly filter: ReportFilter
  /** Newest first where absent. */
  readonly sort?: ReportSort
  readonly cursor?: string
  readonly limit?: number
}

type Rows = { rows: WireCall[]; nextCursor?: string }

/** The call activity report, over calls that have ended. [L1] [L3] It reads beside all decisions and holds none of them up. */
export interface ReportService {
  calls(page: ReportPage): Promise<Outcome<Rows>>
  summary(filter: ReportFilter): Promise<Outcome<ReportSummary>>
  /** The file, piece by piece as it is read; it breaks off where the database does. */
  csv(filter: ReportFilter, sort?: ReportSort): Promise<Outcome<AsyncIterable<string>>>
  /** The agent's own calls. */
  ownCalls(agentId: AgentId, page: ReportPage): Promise<Outcome<Rows>>
  ownSummary(agentId: AgentId, filter: ReportFilter): Promise<Outcome<ReportSummary>>
}

const defaultLimit = 50
const usualSort = '-offeredAt'
/** Calls in one piece of the file. */
const csvPage = 500
/** So many calls are added up at once; then others have their turn, which SQLite alone would never give them. */
const usualSlice: Readonly<Record<Store['kind'], number>> = { sqlite: 5_000, postgres: 100_000 }
/** A search looks through every caller for each slice: fewer, longer ones. */
const slicesOfSearch = 5
/** Callers whose calls are looked up one by one. */
const fewCallers = 200

export function createReportService({
  store,
  sliceCalls = usualSlice[store.kind],
}: {
  readonly store: Store
  readonly sliceCalls?: number
}): ReportService {
  async function pageOf(asked: ReportPage): Promise<Outcome<Rows>> {
    const { filter, sort = usualSort, cursor, limit = defaultLimit } = asked
    const after = cursor === undefined ? undefined : readReportCursor(sort, cursor)
    if (cursor !== undefined && !after) return unknownId('cursor')
    const order = reportOrder(sort)
    return store.read(async tx => {
      const query = await queryOf(tx, filter)
      if (!query.ok) return query
      const road = await tx.callReport.road(query.value, order)
      const found = await tx.callReport.page(query.value, { order, road, after, limit: limit + 1 })
      const nameOf = await namesIn(tx)
      const page = found.slice(0, limit)
      const reports = await tx.callReports.ofCalls(page.map(({ id }) => id))
      const last = page.at(-1)
      const nextCursor =
        found.length > limit && last ? writeReportCursor(sort, placeOf(last, order)) : undefined
      return done({ rows: page.map(call => toRecordedCall(call, nameOf, reports.get(call.id))), nextCursor })
    })
  }

  async function summaryOf(filter: ReportFilter): Promise<Outcome<ReportSummary>> {
    const { accountId } = filter
    const begun = await store.read(async tx => {
      const query = await queryOf(tx, filter)
      if (!query.ok) return query
      const accounts = await tx.accounts.all()
      const account = accounts.find(({ id }) => accountId === undefined || id === accountId)
      return done({ query: query.value, currency: account?.currency ?? 'IDR' })
    })
    if (!begun.ok) return begun
    const { query, currency } = begun.value
    const summary = createSummary(filter.timeZone ?? 'UTC')
    const size = query.callers ? slicesOfSearch * sliceCalls : sliceCalls
    // The newest first; each slice ends where the one before it began.
    let before: EpochMs | undefined = query.to
    for (;;) {
      const slice = await store.read(async tx => {
        const cut = await tx.callReport.cutBefore(before ?? Number.MAX_SAFE_INTEGER, size)
        const isLast = cut === undefined || (query.from !== undefined && cut <= query.from)
        const from = isLast ? query.from : cut
        const part = { ...query, from, to: before }
        return {
          slots: await tx.callReport.slots(part),
          waits: await tx.callReport.waits(part),
          isLast,
          from,
        }
      })
      summary.add(slice.slots, slice.waits)
      if (slice.isLast) return done(summary.done(currency))
      before = slice.from
      await othersTurn()
    }
  }

  async function csvOf(
    filter: ReportFilter,
    sort: ReportSort = usualSort,
  ): Promise<Outcome<AsyncIterable<string>>> {
    const order = reportOrder(sort)
    const begun = await store.read(async tx => {
      const query = await queryOf(tx, filter)
      if (!query.ok) return query
      const accounts = new Map((await tx.accounts.all()).map(({ id, name }) => [id, name]))
      const road = await tx.callReport.road(query.value, order)
      return done({ query: query.value, road, accounts, nameOf: await namesIn(tx) })
    })
    if (!begun.ok) return begun
    const { query, road, accounts, nameOf } = begun.value
    async function* pieces() {
      yield csvHead
      let after: ReportPlace | undefined
      for (;;) {
        const part = { order, road, after, limit: csvPage }
        const { calls, reports } = await store.read(async tx => {
          const found = await tx.callReport.page(query, part)
          return { calls: found, reports: await tx.callReports.ofCalls(found.map(({ id }) => id)) }
        })
        const lines = calls.map(call =>
          csvLine(toRecordedCall(call, nameOf, reports.get(call.id)), accounts.get(call.accountId) ?? ''),
        )
        if (lines.length > 0) yield lines.join('')
        const last = calls.at(-1)
        if (calls.length < csvPage || !last) return
        after = placeOf(last, order)
        await othersTurn()
      }
    }
    return done(pieces())
  }

  return {
    calls: pageOf,
    summary: summaryOf,
    csv: csvOf,
    ownCalls: (agentId, page) => pageOf({ ...page, filter: { ...page.filter, agentId } }),
    ownSummary: (agentId, filter) => summaryOf({ ...filter, agentId }),
  }
}

/** The filter as the store takes it. Ids of nothing and zones that are none are the asker's mistake. */
async function queryOf(tx: Transaction, filter: ReportFilter): Promise<Outcome<ReportQuery>> {
  const { from, to, query = '', timeZone, ...same } = filter
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    return badParam('filter.timeZone', 'There is no time zone of this name; use one like Asia/Jakarta.')
  }
  if (same.accountId !== undefined && !(await tx.accounts.byId(same.accountId))) {
    return unknownId('filter.accountId')
  }
  if (same.agentId !== undefined && !(await tx.users.byId(same.agentId))) return unknownId('filter.agentId')
  const terms = searchTerms(query)
  const ids = terms.length === 0 ? [] : await tx.callers.matching(terms, fewCallers + 1)
  return done({
    ...same,
    ...(from !== undefined && { from: Date.parse(from) }),
    ...(to !== undefined && { to: Date.parse(to) }),
    ...(terms.length > 0 && {
      callers: ids.length <= fewCallers ? { kind: 'few', ids } : { kind: 'many', terms },
    }),
  })
}

async function namesIn(tx: Transaction): Promise<NameOf> {
  const names = new Map((await tx.users.all()).map(user => [user.id, user.name]))
  return id => names.get(id) ?? id
}
