import type { Kysely } from 'kysely'
import { isHeld, type Call, type HeldCall, type OfferedCall } from '#shared/domain/call.ts'
import type {
  AccountId,
  AgentId,
  CallId,
  CustomerId,
  EpochMs,
  ProviderCallId,
  RoomId,
} from '#shared/domain/ids.ts'
import type { AgentPart, CallPart } from '../records.ts'
import type { Database } from '../schema.ts'
import { agentCountsOf, type AgentCounts } from './agent-counts.ts'
import { partsOf } from './call-parts.ts'
import { callersOn } from './callers.ts'

/** A place in a list of calls, newest first. */
export interface CallPlace {
  readonly offeredAt: EpochMs
  readonly id: CallId
}

export interface CallHistoryQuery {
  readonly agentId: AgentId
  /** Only calls that changed then or later. */
  readonly since?: EpochMs
  readonly after?: CallPlace
  readonly limit: number
}

export interface CallsRepository {
  byId(id: CallId): Promise<Call | undefined>
  byProviderCallId(id: ProviderCallId): Promise<Call | undefined>
  byDialId(agentId: AgentId, dialId: string): Promise<Call | undefined>
  /** Inserts or replaces. */
  save(call: Call, changedAt: EpochMs): Promise<void>
  /** All calls that have not ended. */
  live(): Promise<readonly Call[]>
  /** The call that occupies the agent, if any. [I4] */
  heldBy(agentId: AgentId): Promise<HeldCall | undefined>
  /** Calls that ring at the agent or wait for the agent. */
  offeredTo(agentId: AgentId): Promise<readonly OfferedCall[]>
  /** Calls of the room that have not been taken. */
  offeredIn(roomId: RoomId): Promise<readonly OfferedCall[]>
  /** Every agent whom a live call rings or occupies. */
  parts(): Promise<readonly AgentPart[]>
  /** [D8] */
  agentCounts(since: EpochMs): Promise<ReadonlyMap<AgentId, AgentCounts>>
  /** When outbound calls to the customer were connected after `since`, oldest first. [O2] */
  outboundConnectedAt(
    accountId: AccountId,
    customerId: CustomerId,
    since: EpochMs,
  ): Promise<readonly EpochMs[]>
  /** [I10] Of the latest inbound calls that were offered to somebody and are decided: whether they were answered. */
  latestOffered(accountId: AccountId, limit: number): Promise<readonly { readonly answered: boolean }[]>
  /** Calls that the agent held or was offered, newest first. */
  history(query: CallHistoryQuery): Promise<readonly Call[]>
}

export function callsOn(db: Kysely<Database>): CallsRepository {
  const select = db.selectFrom('calls').select('data')
  const ofAgent = (agentId: AgentId) =>
    db
      .selectFrom('call_agents')
      .innerJoin('calls', 'calls.id', 'call_agents.call_id')
      .select('calls.data')
      .where('call_agents.agent_id', '=', agentId)
  return {
    async byId(id) {
      const row = await select.where('id', '=', id).executeTakeFirst()
      return row && toCall(row)
    },
    async byProviderCallId(id) {
      const row = await select.where('provider_call_id', '=', id).executeTakeFirst()
      return row && toCall(row)
    },
    async byDialId(agentId, dialId) {
      const row = await select
        .where('agent_id', '=', agentId)
        .where('dial_id', '=', dialId)
        .executeTakeFirst()
      return row && toCall(row)
    },
    async save(call, changedAt) {
      const columns = columnsOf(call, changedAt)
      await db
        .insertInto('calls')
        .values({ id: call.id, ...columns })
        .onConflict(conflict => conflict.column('id').doUpdateSet(columns))
        .execute()
      if (call.state === 'ended') await callersOn(db).note(call.customer)
      const parts = partsOf(call).map(({ agentId, part }) => ({
        call_id: call.id,
        agent_id: agentId,
        part,
        offered_at: call.offeredAt,
      }))
      if (parts.length === 0) return
      await db
        .insertInto('call_agents')
        .values(parts)
        .onConflict(conflict =>
          conflict.columns(['call_id', 'agent_id']).doUpdateSet(eb => ({
            part: eb.ref('excluded.part'),
            offered_at: eb.ref('excluded.offered_at'),
          })),
        )
        .execute()
    },
    async live() {
      const rows = await select.where('state', '!=', 'ended').orderBy('offered_at').orderBy('id').execute()
      return rows.map(toCall)
    },
    async heldBy(agentId) {
      const row = await ofAgent(agentId).where('call_agents.part', '=', 'holding').executeTakeFirst()
      const call = row && toCall(row)
      return call && isHeld(call) ? call : undefined
    },
    async offeredTo(agentId) {
      const rows = await ofAgent(agentId)
        .where('call_agents.part', 'in', ['ringing', 'waiting'])
        .orderBy('calls.offered_at')
        .execute()
      return rows.map(toCall).filter(call => call.state === 'offered')
    },
    async offeredIn(roomId) {
      const rows = await select.where('state', '=', 'offered').where('room_id', '=', roomId).execute()
      return rows.map(toCall).filter(call => call.state === 'offered')
    },
    async parts() {
      const rows = await db
        .selectFrom('call_agents')
        .select(['agent_id', 'part'])
        .where('part', 'in', ['ringing', 'holding'])
        .execute()
      // Written by `save` alone.
      return rows.map(row => ({ agentId: row.agent_id as AgentId, part: row.part as CallPart }))
    },
    agentCounts: since => agentCountsOf(db, since),
    async outboundConnectedAt(accountId, customerId, since) {
      const rows = await db
        .selectFrom('calls')
        .select('answered_at')
        .where('direction', '=', 'outbound')
        .where('account_id', '=', accountId)
        .where('customer_id', '=', customerId)
        .where('answered_at', '>', since)
        .orderBy('answered_at')
        .execute()
      return rows.flatMap(row => row.answered_at ?? [])
    },
    async latestOffered(accountId, limit) {
      const rows = await db
        .selectFrom('calls')
        .select('answered_at')
        .where('account_id', '=', accountId)
        .where('direction', '=', 'inbound')
        .where(eb => eb.or([eb('answered_at', 'is not', null), eb('state', '=', 'ended')]))
        .where(eb =>
          eb.exists(
            eb
              .selectFrom('call_agents')
              .select('call_agents.agent_id')
              .whereRef('call_agents.call_id', '=', 'calls.id'),
          ),
        )
        .orderBy('offered_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(row => ({ answered: row.answered_at !== null }))
    },
    async history({ agentId, since, after, limit }) {
      let query = ofAgent(agentId)
      if (since !== undefined) query = query.where('calls.changed_at', '>=', since)
      if (after) {
        const { offeredAt, id } = after
        query = query.where(eb =>
          eb.or([
            eb('call_agents.offered_at', '<', offeredAt),
            eb.and([eb('call_agents.offered_at', '=', offeredAt), eb('call_agents.call_id', '<', id)]),
          ]),
        )
      }
      const rows = await query
        .orderBy('call_agents.offered_at', 'desc')
        .orderBy('call_agents.call_id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(toCall)
    },
  }
}

// Written by `save` alone, from a call.
const toCall = (row: { data: string }): Call => JSON.parse(row.data) as Call

function columnsOf(call: Call, changedAt: EpochMs) {
  const ended = call.state === 'ended' ? call : undefined
  return {
    account_id: call.accountId,
    room_id: call.roomId ?? null,
    direction: call.direction,
    state: call.state,
    customer_id: call.customer.id,
    agent_id: ('holder' in call ? call.holder?.agentId : undefined) ?? null,
    provider_call_id: call.providerCallId ?? null,
    dial_id: call.direction === 'outbound' ? call.dialId : null,
    offered_at: call.offeredAt,
    answered_at: ('answeredAt' in call ? call.answeredAt : undefined) ?? null,
    ended_at: ended?.endedAt ?? null,
    status: ended?.status ?? null,
    reason: ended?.reason ?? null,
    changed_at: changedAt,
    ring_ms: ended?.ringMs ?? null,
    talk_ms: ended?.talkMs ?? null,
    cost_minor: ended ? (ended.cost?.minor ?? 0) : null,
    data: JSON.stringify(call),
  }
}
