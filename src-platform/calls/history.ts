import { callIdSchema, type AgentId, type EpochMs } from '#shared/domain/ids.ts'
import type { WireCall } from '#shared/protocol/entities.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { done, unknownId, type Outcome } from '../outcome.ts'
import { toRecordedCall } from '../wire.ts'
import { namesOf, type Work } from '../work.ts'

export interface HistoryPage {
  readonly since?: EpochMs
  readonly cursor?: string
  readonly limit?: number
}

const defaultLimit = 100

/** Calls that the agent held or was offered, newest first: what the agent's desktops may have seen. [D5] */
export async function historyOf(
  work: Work,
  agentId: AgentId,
  { since, cursor, limit = defaultLimit }: HistoryPage,
): Promise<Outcome<{ calls: WireCall[]; nextCursor?: string }>> {
  const place = cursor === undefined ? undefined : readCursor(cursor, callIdSchema)
  if (cursor !== undefined && !place) return unknownId('cursor')
  const after = place && { offeredAt: place.at, id: place.id }
  const found = await work.tx.calls.history({ agentId, since, after, limit: limit + 1 })
  const nameOf = await namesOf(work)
  const page = found.slice(0, limit)
  const reports = await work.tx.callReports.ofCalls(page.map(({ id }) => id))
  const last = page.at(-1)
  const nextCursor = found.length > limit && last ? writeCursor(last.offeredAt, last.id) : undefined
  return done({ calls: page.map(call => toRecordedCall(call, nameOf, reports.get(call.id))), nextCursor })
}
