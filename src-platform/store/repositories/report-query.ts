import { sql, type ExpressionBuilder, type Kysely } from 'kysely'
import type { EndReason } from '#shared/domain/call.ts'
import type { AccountId, AgentId, CustomerId, EpochMs } from '#shared/domain/ids.ts'
import type { Database } from '../schema.ts'
import { callersMatching, isCallerMatching } from './callers.ts'

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

/**
 * Whose calls: few enough to look each of them up, or so many that the calls are looked through for them. Of `each` call
 * its own customer is looked at, which is the shorter way where some calls are enough.
 */
export type SoughtCallers =
  | { readonly kind: 'few'; readonly ids: readonly CustomerId[] }
  | { readonly kind: 'many' | 'each'; readonly terms: readonly string[] }

/**
 * How the database gets to the calls: by whatever narrows them most, or through them in the order that an index keeps,
 * looking at each, until there are enough.
 */
export type ReportRoad = 'by filter' | 'in order'

/** The filter as a condition on `calls`. */
export function matching(db: Kysely<Database>, query: ReportQuery, road: ReportRoad = 'by filter') {
  const { from, to, accountId, agentId, direction, status, reason, callers } = query
  return (eb: ExpressionBuilder<Database, 'calls'>) => {
    // A column that is reckoned with is in no index: the database keeps to the order.
    const text = (name: 'account_id' | 'agent_id' | 'reason') =>
      road === 'in order' ? sql<string>`${eb.ref(name)} || ''` : eb.ref(name)
    const startedAt = road === 'in order' ? sql<number>`${eb.ref('offered_at')} + 0` : eb.ref('offered_at')
    const conditions = [eb('status', 'is not', null)]
    if (from !== undefined) conditions.push(eb(startedAt, '>=', from))
    if (to !== undefined) conditions.push(eb(startedAt, '<', to))
    if (accountId !== undefined) conditions.push(eb(text('account_id'), '=', accountId))
    if (agentId !== undefined) conditions.push(eb(text('agent_id'), '=', agentId))
    if (direction !== undefined) conditions.push(eb('direction', '=', direction))
    if (status !== undefined) conditions.push(eb('status', '=', status))
    if (reason !== undefined) conditions.push(eb(text('reason'), '=', reason))
    if (callers?.kind === 'few') {
      conditions.push(callers.ids.length > 0 ? eb('customer_id', 'in', callers.ids) : eb.lit(false))
    }
    if (callers?.kind === 'many') {
      // Joined to nothing, so that no index of customers is tried.
      conditions.push(eb(sql<string>`customer_id || ''`, 'in', callersMatching(db, callers.terms)))
    }
    if (callers?.kind === 'each') conditions.push(eb.exists(isCallerMatching(db, callers.terms)))
    return eb.and(conditions)
  }
}
