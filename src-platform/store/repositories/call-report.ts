import { sql, type Kysely } from 'kysely'
import type { EndedCall } from '#shared/domain/call.ts'
import type { EpochMs } from '#shared/domain/ids.ts'
import type { Database } from '../schema.ts'
import type { ReportOrder, ReportPlace } from './report-order.ts'
import { matching, type ReportQuery, type ReportRoad } from './report-query.ts'

/** Calls of one status that started within one slot of time. */
export interface ReportSlot {
  readonly startsAt: EpochMs
  readonly status: 'answered' | 'unanswered'
  readonly calls: number
  readonly ringMs: number
  readonly talkMs: number
  readonly costMinor: number
}

/** Calls that were answered about as quickly. */
export interface ReportWait {
  /** Ring time in whole steps of `waitStepMs`, the last one open. */
  readonly step: number
  readonly calls: number
}

/** A slot lasts as long as the smallest step between the time zones of the world. */
export const slotMs = 15 * 60_000
export const waitStepMs = 5_000
/** Of ring times of 60 s and more. */
export const lastWaitStep = 12

/** Which part of the rows. */
export interface ReportPart {
  readonly order: ReportOrder
  readonly road: ReportRoad
  readonly after?: ReportPlace
  readonly limit: number
}

export interface CallReportRepository {
  /** The road on which the rows come soonest in this order. */
  road(query: ReportQuery, order: ReportOrder): Promise<ReportRoad>
  page(query: ReportQuery, part: ReportPart): Promise<readonly EndedCall[]>
  slots(query: ReportQuery): Promise<readonly ReportSlot[]>
  /** Of the answered ones. Apart from the slots: of both at once there are nearly as many groups as calls. */
  waits(query: ReportQuery): Promise<readonly ReportWait[]>
  /** Where to cut so that about `calls` calls lie between there and `before`; `undefined` where there are fewer. */
  cutBefore(before: EpochMs, calls: number): Promise<EpochMs | undefined>
}

/** So many calls are looked at one by one for a name, before everybody of that name is looked for. */
const soonFound = 2_000
/** So many calls are sorted for each page; of more, a page is soon found by going through all calls in their order. */
const fewCalls = 25_000

export function callReportOn(db: Kysely<Database>): CallReportRepository {
  async function cutBefore(before: EpochMs, calls: number): Promise<EpochMs | undefined> {
    const row = await db
      .selectFrom('calls')
      .select('offered_at')
      .where('status', 'is not', null)
      .where('offered_at', '<', before)
      .orderBy('offered_at', 'desc')
      .limit(1)
      .offset(calls)
      .executeTakeFirst()
    return row?.offered_at
  }

  async function rows(
    query: ReportQuery,
    { order: { by, direction }, road, after, limit }: ReportPart,
  ): Promise<readonly EndedCall[]> {
    // Reckoned with, the column is in no index: the calls then come by the filter and are sorted.
    const value = by !== 'offered_at' && road === 'by filter' ? sql`${sql.ref(by)} + 0` : sql.ref(by)
    const keys = [...(by === 'offered_at' ? [] : [value]), sql.ref('offered_at'), sql.ref('id')]
    let places = db
      .selectFrom('calls')
      .select('id')
      .where(matching(db, query, road))
    if (after) {
      const place = [...(by === 'offered_at' ? [] : [after.value]), after.offeredAt, after.id]
      const sign = direction === 'desc' ? sql`<` : sql`>`
      places = places.where(sql<boolean>`(${sql.join(keys)}) ${sign} (${sql.join(place)})`)
    }
    for (const key of keys) places = places.orderBy(key, direction)
    // What orders and narrows lies in an index; the calls themselves are fetched for the page alone.
    const found = await db
      .selectFrom('calls')
      .select('data')
      .where('id', 'in', places.limit(limit))
      .orderBy(by, direction)
      .orderBy('offered_at', direction)
      .orderBy('id', direction)
      .execute()
    // Saved by the repository of calls; those with a status have ended.
    return found.map(row => JSON.parse(row.data) as EndedCall)
  }

  return {
    async road(query, { by }) {
      if (by === 'offered_at') return 'by filter'
      if (Object.keys(query).length === 0) return 'in order'
      const beyond = await db
        .selectFrom('calls')
        .select('id')
        .where(matching(db, query))
        .limit(1)
        .offset(fewCalls)
        .executeTakeFirst()
      return beyond ? 'in order' : 'by filter'
    },
    async page(query, part) {
      const { order, after, limit } = part
      const { from = 0, to = Number.MAX_SAFE_INTEGER, callers } = query
      if (callers?.kind === 'many' && order.by === 'offered_at' && order.direction === 'desc') {
        // A common name fills the page from the next calls; who matches at all needs not be known then.
        const cut = (await cutBefore(Math.min(to, after?.offeredAt ?? to), soonFound)) ?? 0
        const each = { ...query, from: Math.max(from, cut), callers: { ...callers, kind: 'each' } } as const
        const soon = await rows(each, part)
        if (soon.length === limit) return soon
      }
      return rows(query, part)
    },
    async slots(query) {
      const rows = await db
        .selectFrom('calls')
        .select(({ fn }) => [
          sql<number>`offered_at / ${sql.lit(slotMs)}`.as('slot'),
          'status',
          fn.countAll().as('calls'),
          fn.sum('ring_ms').as('ring_ms'),
          fn.sum('talk_ms').as('talk_ms'),
          fn.sum('cost_minor').as('cost_minor'),
        ])
        .where(matching(db, query))
        .groupBy(['slot', 'status'])
        .execute()
      return rows.map(row => ({
        startsAt: row.slot * slotMs,
        status: row.status === 'answered' ? 'answered' : 'unanswered',
        // PostgreSQL gives sums as decimals.
        calls: Number(row.calls),
        ringMs: Number(row.ring_ms),
        talkMs: Number(row.talk_ms),
        costMinor: Number(row.cost_minor),
      }))
    },
    async waits(query) {
      const rows = await db
        .selectFrom('calls')
        .select(({ fn }) => [
          sql<number>`case when ring_ms >= ${sql.lit(lastWaitStep * waitStepMs)} then ${sql.lit(lastWaitStep)}
            else ring_ms / ${sql.lit(waitStepMs)} end`.as('step'),
          fn.countAll().as('calls'),
        ])
        .where(matching(db, query))
        .where('status', '=', 'answered')
        .groupBy('step')
        .execute()
      return rows.map(row => ({ step: row.step, calls: Number(row.calls) }))
    },
    cutBefore,
  }
}
