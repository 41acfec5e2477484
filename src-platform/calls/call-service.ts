import type { Holder } from '#shared/domain/call.ts'
import type { AgentId, CallId } from '#shared/domain/ids.ts'
import type { Snapshot, WireCall } from '#shared/protocol/entities.ts'
import type { CallInput } from '#shared/domain/call-input.ts'
import { done, refused, unknownId, type Outcome } from '../outcome.ts'
import { answerCall } from './answer.ts'
import type { CallParts } from './call-parts.ts'
import { reportCall, type ReportRequest } from './call-report.ts'
import { dialCall, type DialRequest } from './dial.ts'
import { historyOf, type HistoryPage } from './history.ts'
import { snapshotOf } from './snapshot.ts'

/** What agents may do with calls. Nothing here throws for a refusal; a rejected promise is a fault of the platform. */
export interface CallService {
  /** Resolves after the provider's word on `accept`; for those who come late at once, with `taken` or `call_over`. [I5] */
  answer(holder: Holder, callId: CallId, sdp: string): Promise<Outcome<WireCall>>
  /** [I8] Silences this agent; the last one's decline ends the call. */
  decline(agentId: AgentId, callId: CallId): Promise<Outcome<void>>
  hangUp(agentId: AgentId, callId: CallId): Promise<Outcome<void>>
  /** Resolves when the provider answered `connect`. The same `dialId` of the same agent is the same call. [O1] [O3] */
  dial(holder: Holder, request: DialRequest): Promise<Outcome<WireCall>>
  /** For who has, or had, the call alone. */
  report(agentId: AgentId, report: ReportRequest): Promise<Outcome<void>>
  /** Calls that the agent held or was offered, newest first. `since`: those that changed then or later. */
  history(agentId: AgentId, page: HistoryPage): Promise<Outcome<{ calls: WireCall[]; nextCursor?: string }>>
  /**
   * What concerns the agent now. `atThatPoint` runs before any later event is delivered and after every earlier one was:
   * the place to open a session, so that it neither misses an event nor sees one twice.
   */
  snapshot(agentId: AgentId, atThatPoint?: (snapshot: Snapshot) => void): Promise<Snapshot>
}

export function createCallService(parts: CallParts): CallService {
  const { decisions, desk, overflow } = parts

  function agentAsks(agentId: AgentId, callId: CallId, type: 'decline' | 'hangUp'): Promise<Outcome<void>> {
    return decisions.run(async work => {
      const call = await work.tx.calls.byId(callId)
      if (!call) return unknownId('callId')
      // [R8] Only the decline of the one who rings moves a call on.
      const movesOn = type === 'decline' && call.state === 'offered' && call.ringing.includes(agentId)
      const next = movesOn ? await overflow.takeNext(work, call) : undefined
      const input: CallInput =
        type === 'decline' ? { type, agentId, next, at: work.now } : { type, agentId, at: work.now }
      const applied = await desk.apply(work, call, input, { kind: 'agent', agentId })
      return applied.ok ? done(undefined) : refused(applied.refusal)
    })
  }

  return {
    answer: (holder, callId, sdp) => answerCall(parts, bare(holder), { callId, sdp }),
    decline: (agentId, callId) => agentAsks(agentId, callId, 'decline'),
    hangUp: (agentId, callId) => agentAsks(agentId, callId, 'hangUp'),
    report: (agentId, report) => decisions.run(work => reportCall(work, agentId, report)),
    dial: (holder, request) => dialCall(parts, bare(holder), request),
    history: (agentId, page) => decisions.run(work => historyOf(work, agentId, page)),
    snapshot: (agentId, atThatPoint) =>
      decisions.run(async work => {
        const snapshot = await snapshotOf(work, agentId)
        if (atThatPoint) work.afterCommit(() => atThatPoint(snapshot))
        return snapshot
      }),
  }
}

/** Who asks may carry more (a role, a socket): the call remembers these two alone. */
const bare = ({ agentId, sessionId }: Holder): Holder => ({ agentId, sessionId })
