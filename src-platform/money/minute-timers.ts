import type { Call } from '#shared/domain/call.ts'
import type { CallId, EpochMs } from '#shared/domain/ids.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { Busy } from '../busy.ts'
import type { FollowCall } from '../calls/call-change.ts'
import type { CallDesk } from '../calls/desk.ts'
import type { Clock } from '../clock.ts'
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

/** How long after a failed attempt (the database was away) a due minute is tried again. */
const retryMs = 1_000

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
  const armed = new Map<CallId, () => void>()
  let stopped = false

  function drop(callId: CallId): void {
    armed.get(callId)?.()
    armed.delete(callId)
  }

  function arm(callId: CallId, at: EpochMs): void {
    drop(callId)
    if (stopped) return
    const cancel = clock.wakeAt(at, () => {
      armed.delete(callId)
      void busy.track(ring(callId))
    })
    armed.set(callId, cancel)
  }

  async function ring(callId: CallId): Promise<void> {
    try {
      await decisions.run(async work => {
        const call = await work.tx.calls.byId(callId)
        if (call) await chargeOrEnd(work, call)
      })
    } catch (error) {
      log.error({ err: error, callId }, 'a minute of a call could not be charged at its time')
      arm(callId, clock.now() + retryMs)
    }
  }

  async function chargeOrEnd(work: Work, call: Call): Promise<void> {
    if (call.state !== 'connected' || call.direction !== 'outbound') return
    const charged = await chargeDue(work, call, policy)
    if (charged.paid) work.afterCommit(() => arm(call.id, charged.nextAt))
    else await parts.desk().apply(work, call, { type: 'balanceExhausted', at: work.now }, { kind: 'system' })
  }

  return {
    async follow(work, { before, after }) {
      if (after.direction !== 'outbound') return
      if (after.state === 'ended') work.afterCommit(() => drop(after.id))
      if (after.state !== 'connected' || before?.state === 'connected') return
      const charged = await chargeDue(work, after, policy)
      // Not even the first minute can be paid: it ends in a decision of its own, once it is seen to be connected.
      const { now } = work
      work.afterCommit(() => arm(after.id, charged.paid ? charged.nextAt : now))
    },
    resume: () =>
      decisions.run(async work => {
        for (const call of await work.tx.calls.live()) await chargeOrEnd(work, call)
      }),
    stop() {
      stopped = true
      for (const callId of armed.keys()) drop(callId)
    },
  }
}
