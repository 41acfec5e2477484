import type { AgentId, CallId } from '#shared/domain/ids.ts'
import { done, unknownId, type Outcome } from '../outcome.ts'
import { isPseudonym } from '../privacy/pseudonym.ts'
import type { Work } from '../work.ts'

export interface ReportRequest {
  readonly callId: CallId
  readonly stats: Readonly<Record<string, unknown>>
  readonly note?: string
  readonly disposition?: string
  readonly tags?: readonly string[]
}

/** What the agent who has, or had, the call says of it; said again it counts anew, and what is left out stays, also within the figures. */
export async function reportCall(
  work: Work,
  agentId: AgentId,
  { callId, stats, note, disposition, tags }: ReportRequest,
): Promise<Outcome<void>> {
  const call = await work.tx.calls.byId(callId)
  const holder = call && 'holder' in call ? call.holder : undefined
  // To everybody else there is no call to report on.
  if (!call || holder?.agentId !== agentId) return unknownId('callId')
  // Written before the customer was erased, and sent after it: taken, so that no desktop keeps it, and not kept here. [P13]
  if (isPseudonym(call.customer.id)) return done(undefined)
  const known = await work.tx.callReports.byCall(callId)
  await work.tx.callReports.save({
    callId,
    agentId,
    stats: { ...known?.stats, ...stats },
    note: note ?? known?.note,
    disposition: disposition ?? known?.disposition,
    tags: tags ?? known?.tags,
    reportedAt: work.now,
  })
  // The agent's other desktops read anew what changed: the words are part of the record.
  if (note !== undefined || disposition !== undefined || tags !== undefined) {
    await work.tx.calls.save(call, work.now)
  }
  return done(undefined)
}
