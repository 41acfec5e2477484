import { sql, type ExpressionBuilder, type Kysely } from 'kysely'
import type { EndedCall, EndReason } from '#shared/domain/call.ts'
import type { AccountId, AgentId, CustomerId, EpochMs } from '#shared/domain/ids.ts'
import { callersMatching } from './callers.ts'
import type { CallPlace } from './calls.ts'
import type { Database } from '../schema.ts'

/** [L3] Which ended calls; what is absent does not narrow them. */
export interface ReportQuery {
  /** Started then or later. */
  readonly from?: EpochMs
  /** Started before. */
  readonly to?: EpochMs
  readonly accountId?: AccountId
  readonly agentId?: AgentId
  readonly direction?: 'inbound' | 'outbound'
  readonly status?: 'answered' | 'unanswered'
  readonly reason?: EndReason
  readonly callers?: SoughtCallers
}

/** Whose calls: few enough to look each of them up, or so many that the calls are looked through for them. */
export type SoughtCallers =
  | { readonly kind: 'few'; readonly ids: readonly CustomerId[] }
  | { readonly kind: 'many'; readonly terms: readonly string[] }

/** Calls of one status that started within one slot of time and were answered, or given up, about as quickly. */
export interface ReportSlot {
  readonly startsAt: EpochMs
  readonly status: 'answered' | 'unanswered'
  /** Ring time in whole steps of `waitStepMs`, the last one open. */
  readonly waitStep: number
  readonly calls: number
  readonly ringMs: number
  readonly talkMs: number
  readonly costMinor: number
}

/** A slot lasts as long as the smallest step between the time zones of the world. */
export const slotMs = 15 * 60_000
export const waitStepMs = 5_000
/** Of ring times of 60 s and more. */
export const lastWaitStep = 12

export interface CallReportRepository {
  /** Newest first. */
  page(query: ReportQuery, after: CallPlace | undefined, limit: number): Promise<readonly EndedCall[]>
  slots(query: ReportQuery): Promise<readonly ReportSlot[]>
  /** Where to cut so that about `calls` calls lie between there and `before`; `undefined` where there are fewer. */
  cutBefore(before: EpochMs, calls: number): Promise<EpochMs | undefined>
}

export function callReportOn(db: Kysely<Database>): CallReportRepository {
  return {
    async page(query, after, limit) {
      let rows = db.selectFrom('calls').select('data').where(matching(db, query))
      if (after) {
        const { offeredAt, id } = after
        rows = rows.where(eb => eb(eb.refTuple('offered_at', 'id'), '<', eb.tuple(offeredAt, id as string)))
      }
      const found = await rows.orderBy('offered_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
      // Saved by the repository of calls; those with a status have ended.
      return found.map(row => JSON.parse(row.data) as EndedCall)
    },
    async slots(query) {
      const rows = await db
        .selectFrom('calls')
        .select(({ fn }) => [
          sql<number>`offered_at / ${sql.lit(slotMs)}`.as('slot'),
          'status',
          sql<number>`case when ring_ms >= ${sql.lit(lastWaitStep * waitStepMs)} then ${sql.lit(lastWaitStep)}
            else ring_ms / ${sql.lit(waitStepMs)} end`.as('wait_step'),
          fn.countAll().as('calls'),
          fn.sum('ring_ms').as('ring_ms'),
          fn.sum('talk_ms').as('talk_ms'),
          fn.sum(fn.coalesce('cost_minor', sql.lit(0))).as('cost_minor'),
        ])
        .where(matching(db, query))
        .groupBy(['slot', 'status', 'wait_step'])
        .execute()
      return rows.map(row => ({
        startsAt: row.slot * slotMs,
        status: row.status === 'answered' ? 'answered' : 'unanswered',
        waitStep: row.wait_step,
        // PostgreSQL gives sums as decimals.
        calls: Number(row.calls),
        ringMs: Number(row.ring_ms),
        talkMs: Number(row.talk_ms),
        costMinor: Number(row.cost_minor),
      }))
    },
    async cutBefore(before, calls) {
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
    },
  }
}

function matching(db: Kysely<Database>, query: ReportQuery) {
  const { from, to, accountId, agentId, direction, status, reason, callers } = query
  return (eb: ExpressionBuilder<Database, 'calls'>) => {
    const conditions = [eb('status', 'is not', null)]
    if (from !== undefined) conditions.push(eb('offered_at', '>=', from))
    if (to !== undefined) conditions.push(eb('offered_at', '<', to))
    if (accountId !== undefined) conditions.push(eb('account_id', '=', accountId))
    if (agentId !== undefined) conditions.push(eb('agent_id', '=', agentId))
    if (direction !== undefined) conditions.push(eb('direction', '=', direction))
    if (status !== undefined) conditions.push(eb('status', '=', status))
    if (reason !== undefined) conditions.push(eb('reason', '=', reason))
    if (callers?.kind === 'few') {
      conditions.push(callers.ids.length > 0 ? eb('customer_id', 'in', callers.ids) : eb.lit(false))
    }
    if (callers?.kind === 'many') {
      // Joined to nothing, so that no index of customers is tried: the newest calls hold a page of them soon.
      conditions.push(eb(sql<string>`customer_id || ''`, 'in', callersMatching(db, callers.terms)))
    }
    return eb.and(conditions)
  }
}
