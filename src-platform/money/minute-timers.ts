import type { Call } from '#shared/domain/call.ts'
import type { CallId } from '#shared/domain/ids.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { Busy } from '../busy.ts'
import type { FollowCall } from '../calls/call-change.ts'
import type { CallDesk } from '../calls/desk.ts'
import type { Clock } from '../clock.ts'
import { createDueTimers } from '../due-timers.ts'
import type { Logger } from '../logger.ts'
import type { Decisions, Work } from '../work.ts'
import { chargeDue } from './call-charges.ts'

/** [O4] Charges each minute of a connected outbound call as it starts, and ends the call whose next one cannot be paid. */
export interface MinuteTimers {
  /** The first minute is charged in the work that connects the call; the end of the call ends its timer. */
  readonly follow: FollowCall
  /** Charges what began while the platform was down, and arms the timers again. */
  resume(): Promise<void>
  stop(): void
}

export function createMinuteTimers(parts: {
  readonly clock: Clock
  readonly decisions: Decisions
  /** Read when a minute is due: the desk is built with this one's `follow`. */
  readonly desk: () => CallDesk
  readonly policy: Policy
  readonly busy: Busy
  readonly log: Logger
}): MinuteTimers {
  const { clock, decisions, policy, busy, log } = parts
  const timers = createDueTimers<CallId>({
    clock,
    busy,
    due: callId =>
      decisions.run(async work => {
        const call = await work.tx.calls.byId(callId)
        if (call) await chargeOrEnd(work, call)
      }),
    failed: (err, callId) =>
      log.error({ err, callId }, 'a minute of a call could not be charged at its time'),
  })

  async function chargeOrEnd(work: Work, call: Call): Promise<void> {
    if (call.state !== 'connected' || call.direction !== 'outbound') return
    const charged = await chargeDue(work, call, policy)
    if (charged.paid) work.afterCommit(() => timers.set(call.id, charged.nextAt))
    else await parts.desk().apply(work, call, { type: 'balanceExhausted', at: work.now }, { kind: 'system' })
  }

  return {
    async follow(work, { before, after }) {
      if (after.direction !== 'outbound') return
      if (after.state === 'ended') work.afterCommit(() => timers.set(after.id, undefined))
      if (after.state !== 'connected' || before?.state === 'connected') return
      const charged = await chargeDue(work, after, policy)
      // Not even the first minute can be paid: it ends in a decision of its own, once it is seen to be connected.
      const { now } = work
      work.afterCommit(() => timers.set(after.id, charged.paid ? charged.nextAt : now))
    },
    resume: () =>
      decisions.run(async work => {
        for (const call of await work.tx.calls.live()) await chargeOrEnd(work, call)
      }),
    stop: () => timers.stop(),
  }
}
