import type { Holder } from '#shared/domain/call.ts'
import type { CallId } from '#shared/domain/ids.ts'
import type { WireCall } from '#shared/protocol/entities.ts'
import { done, refused, unknownId, type Outcome } from '../outcome.ts'
import type { Effect } from '../store/records.ts'
import { toWireCall } from '../wire.ts'
import { namesOf, type Work } from '../work.ts'
import type { CallParts } from './call-parts.ts'

/** [I5] One agent takes the call; the provider's word decides whether it connects. */
export async function answerCall(
  parts: CallParts,
  holder: Holder,
  answer: { callId: CallId; sdp: string },
): Promise<Outcome<WireCall>> {
  const { callId, sdp } = answer
  const taken = await parts.decisions.run(async (work): Promise<Outcome<void>> => {
    const call = await work.tx.calls.byId(callId)
    if (!call) return unknownId('callId')
    const held = await work.tx.calls.heldBy(holder.agentId)
    const agentOnCall = held !== undefined && held.id !== callId
    const applied = await parts.desk.apply(
      work,
      call,
      { type: 'answer', holder, sdp, agentOnCall, at: work.now },
      { kind: 'agent', agentId: holder.agentId },
    )
    return applied.ok ? done(undefined) : refused(applied.refusal)
  })
  if (!taken.ok) return taken
  await parts.commands.drained(callId)
  return parts.decisions.run(work => resultOf(work, callId, 'accept'))
}

/** What the asking desktop is told once the provider spoke, or failed to. */
export async function resultOf(
  work: Work,
  callId: CallId,
  command: 'accept' | 'connect',
): Promise<Outcome<WireCall>> {
  const call = await work.tx.calls.byId(callId)
  if (!call) return unknownId('callId')
  const effect = (await work.tx.effects.ofCall(callId)).find(isOf(command))
  if (effect?.state === 'refused') return refused({ reason: 'provider_refused', provider: effect.error })
  // An inbound call may be over before the provider's yes came; a dial that ended is still the call that was dialled.
  if (command === 'accept' && call.state === 'ended' && call.status === 'unanswered') {
    return refused({ reason: 'call_over' })
  }
  return done(toWireCall(call, await namesOf(work)))
}

const isOf = (command: 'accept' | 'connect') => (effect: Effect) => effect.command.type === command
