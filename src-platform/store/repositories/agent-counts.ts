import type { Kysely } from 'kysely'
import type { AgentId, EpochMs } from '#shared/domain/ids.ts'
import type { Database } from '../schema.ts'

/** How many calls an agent answered, and how many rang there without anybody answering. */
export interface AgentCounts {
  readonly answered: number
  readonly missed: number
}

/** [D8] Each agent's counts over the calls that began at `since` or later; who had none is not in it. */
export async function agentCountsOf(
  db: Kysely<Database>,
  since: EpochMs,
): Promise<ReadonlyMap<AgentId, AgentCounts>> {
  const answered = await db
    .selectFrom('calls')
    .select(eb => ['agent_id', eb.fn.countAll().as('calls')])
    .where('state', 'in', ['connected', 'ended'])
    .where('offered_at', '>=', since)
    .where('answered_at', 'is not', null)
    .groupBy('agent_id')
    .execute()
  const missed = await db
    .selectFrom('calls')
    .innerJoin('call_agents', 'call_agents.call_id', 'calls.id')
    .select(eb => ['call_agents.agent_id', eb.fn.countAll().as('calls')])
    .where('calls.state', '=', 'ended')
    .where('calls.offered_at', '>=', since)
    .where('calls.direction', '=', 'inbound')
    .where('calls.status', '=', 'unanswered')
    .groupBy('call_agents.agent_id')
    .execute()
  const counts = new Map<AgentId, AgentCounts>()
  const put = (id: string | null, more: Partial<AgentCounts>) => {
    if (id === null) return
    // Ids of agents alone are ever written there.
    const agentId = id as AgentId
    counts.set(agentId, { answered: 0, missed: 0, ...counts.get(agentId), ...more })
  }
  // PostgreSQL counts in a type that is wider than a number.
  for (const row of answered) put(row.agent_id, { answered: Number(row.calls) })
  for (const row of missed) put(row.agent_id, { missed: Number(row.calls) })
  return counts
}
