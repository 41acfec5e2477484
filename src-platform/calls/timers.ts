import type { Call } from '#shared/domain/call.ts'
import type { CallInput } from '#shared/domain/call-input.ts'
import type { CallId, EpochMs } from '#shared/domain/ids.ts'
import type { Policy } from '#shared/domain/policy.ts'
import type { Busy } from '../busy.ts'
import type { Clock } from '../clock.ts'
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

/** How long after a failed attempt (the database was away) a due end is tried again. */
const retryMs = 1_000

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
  const armed = new Map<CallId, { deadline: Deadline; cancel: () => void }>()
  let stopped = false

  function drop(callId: CallId): void {
    armed.get(callId)?.cancel()
    armed.delete(callId)
  }

  function arm(callId: CallId, deadline: Deadline, at: EpochMs): void {
    drop(callId)
    if (stopped) return
    const cancel = clock.wakeAt(at, () => {
      armed.delete(callId)
      void busy.track(ring(callId, deadline))
    })
    armed.set(callId, { deadline, cancel })
  }

  async function ring(callId: CallId, deadline: Deadline): Promise<void> {
    try {
      await decisions.run(async work => {
        const call = await work.tx.calls.byId(callId)
        // What happened meanwhile may have moved it.
        if (!call || deadlineOf(call, policy)?.at !== deadline.at) return
        const input = await inputAt(work, call, { ...deadline, overflow })
        await desk.apply(work, call, input, { kind: 'system' })
      })
    } catch (error) {
      log.error({ err: error, callId }, 'a call could not be ended at its time')
      arm(callId, deadline, clock.now() + retryMs)
    }
  }

  return {
    watch(call) {
      const deadline = deadlineOf(call, policy)
      if (!deadline) drop(call.id)
      else if (armed.get(call.id)?.deadline.at !== deadline.at) arm(call.id, deadline, deadline.at)
    },
    stop() {
      stopped = true
      for (const callId of armed.keys()) drop(callId)
    },
  }
}
