import type { CallEffect, CallInput, ProviderCommand } from '#shared/domain/call-input.ts'
import { isAnswered, isHeld, type Call } from '#shared/domain/call.ts'
import { transition } from '#shared/domain/call-transition.ts'
import type { AgentId } from '#shared/domain/ids.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Logger } from '../logger.ts'
import type { Observer } from '../observer.ts'
import { addCallMessage, giveRoomToAnswerer } from '../rooms/room-changes.ts'
import type { Actor } from '../store/records.ts'
import { namesOf, type Work } from '../work.ts'
import type { CallChange, FollowCall, PriceCall } from './call-change.ts'
import { deliveriesOf } from './deliver.ts'
import { detailsOf } from './timeline.ts'

/** A call after an input, saved with everything that follows from it; or why the input was refused. */
export type Applied =
  { readonly ok: true; readonly call: Call } | { readonly ok: false; readonly refusal: Refusal }

/** Where calls change, and nowhere else. */
export interface CallDesk {
  /** What the input makes of the call; `call` must have been read in the same work. */
  apply(work: Work, call: Call, input: CallInput, actor: Actor): Promise<Applied>
  /** Saves a call that just began. */
  begin(work: Work, started: { call: Call; effects: readonly CallEffect[] }, actor: Actor): Promise<void>
}

interface Change extends CallChange {
  readonly effects: readonly CallEffect[]
}

export function createCallDesk(parts: {
  readonly newId: () => string
  readonly log: Logger
  readonly observe: Observer
  /** What changes with a call beside the call itself, in the same work. */
  readonly follow: FollowCall
  /** The call with what it costs, before it is saved and told. */
  readonly price: PriceCall
  /** Called after the commit for every change: timers follow the state, commands are carried out. */
  readonly changed: (call: Call, commands: readonly ProviderCommand[]) => void
}): CallDesk {
  const { newId, log, observe, follow, price, changed } = parts

  async function apply(work: Work, before: Call, input: CallInput, actor: Actor): Promise<Applied> {
    const decision = transition(before, input)
    if (!decision.ok) return { ok: false, refusal: await withNames(work, decision.refusal) }
    const { call: decided, effects } = decision
    // A repeated webhook or a late timer: nothing happened, nothing is recorded.
    if (decided === before && effects.length === 0) return { ok: true, call: before }
    await work.noteAgentStates()
    await work.tx.callEvents.append({
      callId: before.id,
      at: input.at,
      actor,
      type: input.type,
      details: detailsOf(input),
    })
    const after = await save(work, { before, after: decided, input, effects })
    if (isHeld(before) && !isHeld(after)) await offerWaitingCalls(work, before.holder.agentId)
    return { ok: true, call: after }
  }

  async function begin(
    work: Work,
    { call, effects }: { call: Call; effects: readonly CallEffect[] },
    actor: Actor,
  ): Promise<void> {
    await work.noteAgentStates()
    await save(work, { after: call, effects })
    const details = { direction: call.direction, state: call.state }
    await work.tx.callEvents.append({
      callId: call.id,
      at: call.offeredAt,
      actor,
      type: 'started',
      details,
    })
  }

  /** @returns the call as it was saved: with its cost once it has ended */
  async function save(work: Work, change: Change): Promise<Call> {
    const { before, input, effects } = change
    const after = await price(work, change)
    await work.tx.calls.save(after, work.now)
    const nameOf = await namesOf(work)
    const commands: ProviderCommand[] = []
    for (const effect of effects) {
      work.tell(deliveriesOf(effect, after, nameOf))
      if (effect.type !== 'command') continue
      await work.tx.effects.add(after.id, effect.command, work.now)
      commands.push(effect.command)
    }
    if (isAnswered(after) && !(before && isAnswered(before))) await giveRoomToAnswerer(work, after)
    const ended = after.state === 'ended' && before?.state !== 'ended' ? after : undefined
    if (ended) await addCallMessage(work, ended, newId)
    await follow(work, { before, after, input })
    work.afterCommit(() => {
      if (before?.state !== after.state) {
        const reason = after.state === 'ended' ? after.reason : undefined
        log.info({ callId: after.id, from: before?.state, to: after.state, reason }, 'call moved')
      }
      if (ended) {
        const { direction, status, reason } = ended
        observe({ type: 'call_ended', direction, status, reason })
      }
      changed(after, commands)
    })
    return after
  }

  /** [I4] The agent is free: calls that waited for the agent ring now. */
  async function offerWaitingCalls(work: Work, agentId: AgentId): Promise<void> {
    for (const call of await work.tx.calls.offeredTo(agentId)) {
      await apply(work, call, { type: 'agentFreed', agentId, at: work.now }, { kind: 'system' })
    }
  }

  return { apply, begin }
}

/** The rules know ids; names are added here. */
async function withNames(work: Work, refusal: Refusal): Promise<Refusal> {
  if (!refusal.by) return refusal
  const { id } = refusal.by
  const user = (await work.users()).find(candidate => candidate.id === id)
  return { ...refusal, by: { id, name: user?.name ?? id } }
}
