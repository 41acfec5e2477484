import type { QueueCall } from '#shared/protocol/queue.ts'
import { stageOf } from './queue-store.ts'

export type Urgency = 'calm' | 'attention' | 'critical'

/** From when on a wait is worth a look, and from when on it is too long. */
export interface WaitThresholds {
  readonly attentionSeconds: number
  readonly criticalSeconds: number
}

/** How urgent a wait is. @param waitMs null: nobody waits */
export function urgencyOf(
  waitMs: number | null,
  { attentionSeconds, criticalSeconds }: WaitThresholds,
): Urgency {
  if (waitMs === null) return 'calm'
  if (waitMs >= criticalSeconds * 1_000) return 'critical'
  return waitMs >= attentionSeconds * 1_000 ? 'attention' : 'calm'
}

/** Whether a customer waits for us; whom we call ourselves does not. */
export const isWait = (call: QueueCall): boolean =>
  call.direction === 'inbound' && stageOf(call) !== 'connected'

/** What the row's clock counts: the conversation once there is one, before it the wait. Milliseconds since 1970. */
export const clockStart = (call: QueueCall): number =>
  Date.parse(stageOf(call) === 'connected' ? (call.answeredAt ?? call.offeredAt) : call.offeredAt)
