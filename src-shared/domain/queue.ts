import { assertNever } from './assert-never.ts'
import { isAnswered, type Call } from './call.ts'
import type { AgentId, EpochMs } from './ids.ts'

export const queueStages = ['waiting', 'ringing', 'connected'] as const
/** Where a call stands for who watches the queue. [D8] */
export type QueueStage = (typeof queueStages)[number]

/**
 * [D8] A customer whose call rings at nobody waits: all whom it could ring are on other calls. What rings at an agent or at
 * the customer rings, also while the provider has not confirmed the answer. Ended calls are in no queue.
 */
export function queueStage(call: Call): QueueStage | undefined {
  switch (call.state) {
    case 'offered':
      return call.ringing.length > 0 ? 'ringing' : 'waiting'
    case 'accepting':
    case 'dialing':
    case 'ringing':
      return 'ringing'
    case 'connected':
      return 'connected'
    case 'ended':
      return undefined
    default:
      return assertNever(call)
  }
}

/** One account's calls, counted. */
export interface QueueTally {
  readonly waiting: number
  readonly ringing: number
  readonly connected: number
  /** Since when the customer who called first and was not answered yet has been waiting. */
  readonly oldestSince: EpochMs | null
}

export const emptyTally: QueueTally = { waiting: 0, ringing: 0, connected: 0, oldestSince: null }

/** Adds one call to a count. Whom we call ourselves does not wait for us. */
export function tallyWith(
  tally: QueueTally,
  call: { readonly stage: QueueStage; readonly direction: Call['direction']; readonly offeredAt: EpochMs },
): QueueTally {
  const waits = call.direction === 'inbound' && call.stage !== 'connected'
  const oldestSince = waits
    ? Math.min(call.offeredAt, tally.oldestSince ?? call.offeredAt)
    : tally.oldestSince
  return { ...tally, [call.stage]: tally[call.stage] + 1, oldestSince }
}

/** To whom one call counts, once it is decided. */
export interface CallCredits {
  /** [L2] Who was connected to the customer. */
  readonly answered: readonly AgentId[]
  /** At whom it rang without anybody answering. */
  readonly missed: readonly AgentId[]
}

/** [D8] What a call adds to its agents' counts of the day; an outbound call that the customer did not take misses nobody. */
export function creditsOf(call: Call): CallCredits {
  if (isAnswered(call)) return { answered: [call.holder.agentId], missed: [] }
  const isMissed = call.state === 'ended' && call.direction === 'inbound'
  return { answered: [], missed: isMissed ? call.rung : [] }
}
