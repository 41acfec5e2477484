import type { Call } from '#shared/domain/call.ts'
import type { CallInput } from '#shared/domain/call-input.ts'
import type { CallId, EpochMs } from '#shared/domain/ids.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { Busy } from '../busy.ts'
import type { Clock } from '../clock.ts'
import { createDueTimers } from '../due-timers.ts'
import type { Logger } from '../logger.ts'
import type { Decisions, Work } from '../work.ts'
import type { CallDesk } from './desk.ts'
import type { OverflowTurns } from './overflow.ts'

/** What time alone does to calls: ring time [I6], overflow [R8], and a dial that nobody answers for. */
export interface CallTimers {
  /** Arms, moves or drops the call's timer as its state asks. */
  watch(call: Call): void
  stop(): void
}

type Deadline = { readonly at: EpochMs; readonly type: 'ringTimeUp' | 'settleTimeUp' | 'overflowDue' }

/** When the call ends or moves on by itself if nothing happens. */
export function deadlineOf(call: Call, policy: Policy): Deadline | undefined {
  if (call.state === 'offered') {
    const { overflow, ringUntil } = call
    return overflow && overflow.nextAt < ringUntil
      ? { at: overflow.nextAt, type: 'overflowDue' }
      : { at: ringUntil, type: 'ringTimeUp' }
  }
  if (call.state === 'dialing' && call.providerCallId === undefined) {
    return { at: call.offeredAt + policy.dialSettleMs, type: 'settleTimeUp' }
  }
  return undefined
}

/** What the deadline does to the call at `at`. */
export async function inputAt(
  work: Work,
  call: Call,
  {
    type,
    at,
    overflow,
  }: { readonly type: Deadline['type']; readonly at: EpochMs; readonly overflow: OverflowTurns },
): Promise<CallInput> {
  if (type !== 'overflowDue') return { type, at }
  return { type, at, ...(call.state === 'offered' && { next: await overflow.takeNext(work, call) }) }
}

export function createCallTimers(parts: {
  readonly clock: Clock
  readonly decisions: Decisions
  readonly desk: CallDesk
  readonly overflow: OverflowTurns
  readonly policy: Policy
  readonly busy: Busy
  readonly log: Logger
}): CallTimers {
  const { clock, decisions, desk, overflow, policy, busy, log } = parts
  const timers = createDueTimers<CallId>({
    clock,
    busy,
    due: callId =>
      decisions.run(async work => {
        const call = await work.tx.calls.byId(callId)
        const deadline = call && deadlineOf(call, policy)
        if (!deadline || deadline.at > work.now) return
        const input = await inputAt(work, call, { ...deadline, overflow })
        await desk.apply(work, call, input, { kind: 'system' })
      }),
    failed: (err, callId) => log.error({ err, callId }, 'a call could not be ended at its time'),
  })
  return {
    watch: call => timers.set(call.id, deadlineOf(call, policy)?.at),
    stop: () => timers.stop(),
  }
}
