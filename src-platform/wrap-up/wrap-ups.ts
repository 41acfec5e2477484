import type { AgentId, CallId } from '#shared/domain/ids.ts'
import type { Policy } from '#shared/domain/policy.ts'
import { extendWrapUp, wrapUpAfter, type WrapUp } from '#shared/domain/wrap-up.ts'
import type { WireWrapUp } from '#shared/protocol/entities.ts'
import type { Busy } from '../busy.ts'
import type { FollowCall } from '../calls/call-change.ts'
import type { Clock } from '../clock.ts'
import { createDueTimers } from '../due-timers.ts'
import type { Logger } from '../logger.ts'
import { done, refused, unknownId, type Outcome } from '../outcome.ts'
import { toWireWrapUp } from '../wire.ts'
import type { Decisions, Work } from '../work.ts'

/** The time after a call for its note: begins with the call's end, ends by the agent or by the clock. */
export interface WrapUps {
  readonly service: WrapUpService
  readonly follow: FollowCall
  /** After a start: what ran out meanwhile is over, the others go on. */
  resume(): Promise<void>
  stop(): void
}

/** What agents may do with their own. */
export interface WrapUpService {
  /** Free again, at once; where it is over already nothing happens. */
  finish(agentId: AgentId, callId: CallId): Promise<Outcome<Record<string, never>>>
  extend(agentId: AgentId, callId: CallId): Promise<Outcome<{ wrapUp: WireWrapUp }>>
}

export function createWrapUps(parts: {
  readonly clock: Clock
  readonly decisions: Decisions
  readonly policy: Policy
  readonly busy: Busy
  readonly log: Logger
}): WrapUps {
  const { clock, decisions, policy, busy, log } = parts
  const timers = createDueTimers<AgentId>({
    clock,
    busy,
    due: agentId =>
      decisions.run(async work => {
        const wrapUp = await work.tx.wrapUps.byAgent(agentId)
        if (wrapUp && wrapUp.until <= work.now) await end(work, agentId)
      }),
    failed: (err, agentId) => log.error({ err, agentId }, 'a wrap-up could not be ended at its time'),
  })

  async function save(work: Work, wrapUp: WrapUp): Promise<void> {
    await work.noteAgentStates()
    await work.tx.wrapUps.save(wrapUp)
    work.afterCommit(() => timers.set(wrapUp.agentId, wrapUp.until))
  }

  async function end(work: Work, agentId: AgentId): Promise<void> {
    await work.noteAgentStates()
    await work.tx.wrapUps.remove(agentId)
    work.afterCommit(() => timers.set(agentId, undefined))
  }

  /** A call that the agent never had is none to the agent. */
  async function isOwnCall(work: Work, agentId: AgentId, callId: CallId): Promise<boolean> {
    const call = await work.tx.calls.byId(callId)
    return call !== undefined && 'holder' in call && call.holder?.agentId === agentId
  }

  return {
    async follow(work, { before, after }) {
      if (after.state !== 'ended' || before === undefined || before.state === 'ended') return
      const account = await work.tx.accounts.byId(after.accountId)
      const wrapUp = wrapUpAfter(before, after, { seconds: account?.wrapUpSeconds ?? 0, now: work.now })
      if (wrapUp) await save(work, wrapUp)
    },
    service: {
      finish: (agentId, callId) =>
        decisions.run(async work => {
          if (!(await isOwnCall(work, agentId, callId))) return unknownId('callId')
          const wrapUp = await work.tx.wrapUps.byAgent(agentId)
          if (wrapUp?.callId === callId) await end(work, agentId)
          return done({})
        }),
      extend: (agentId, callId) =>
        decisions.run(async work => {
          if (!(await isOwnCall(work, agentId, callId))) return unknownId('callId')
          const wrapUp = await work.tx.wrapUps.byAgent(agentId)
          const extended = extendWrapUp(wrapUp, callId, { now: work.now, policy })
          if (!extended.ok) return refused({ reason: extended.reason })
          await save(work, extended.wrapUp)
          return done({ wrapUp: toWireWrapUp(extended.wrapUp) })
        }),
    },
    resume: () =>
      decisions.run(async work => {
        for (const { agentId, until } of await work.tx.wrapUps.all()) {
          if (until <= work.now) await end(work, agentId)
          else work.afterCommit(() => timers.set(agentId, until))
        }
      }),
    stop: () => timers.stop(),
  }
}
