import type { AgentId, CallId } from '#shared/domain/ids.ts'
import { done, unknownId, type Outcome } from '../outcome.ts'
import type { Work } from '../work.ts'

export interface ReportRequest {
  readonly callId: CallId
  readonly stats: Readonly<Record<string, unknown>>
  readonly note?: string
  readonly disposition?: string
}

/** What the agent who has, or had, the call says of it; said again it counts anew, and what is left out stays, also within the figures. */
export async function reportCall(
  work: Work,
  agentId: AgentId,
  { callId, stats, note, disposition }: ReportRequest,
): Promise<Outcome<void>> {
  const call = await work.tx.calls.byId(callId)
  const holder = call && 'holder' in call ? call.holder : undefined
  // To everybody else there is no call to report on.
  if (holder?.agentId !== agentId) return unknownId('callId')
  const known = await work.tx.callReports.byCall(callId)
  await work.tx.callReports.save({
    callId,
    agentId,
    stats: { ...known?.stats, ...stats },
    note: note ?? known?.note,
    disposition: disposition ?? known?.disposition,
    reportedAt: work.now,
  })
  return done(undefined)
}
