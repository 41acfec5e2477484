import type { EpochMs } from '#shared/domain/ids.ts'
import { isWindowOpen } from '#shared/domain/room.ts'
import type { WireRoom } from '#shared/protocol/entities.ts'

const endingMs = 2 * 60 * 60 * 1000

/** [C3] What is left of the customer service window; `ending` in its last two hours. */
export interface ReplyWindow {
  readonly state: 'open' | 'ending' | 'closed'
  readonly leftMs: number
  readonly until?: EpochMs
}

/** Minutes are enough: what is shown changes with them, and never says 0 while it is open. */
export const wholeMinutes = (ms: number): number => Math.max(60_000, Math.floor(ms / 60_000) * 60_000)

export function replyWindow(room: Pick<WireRoom, 'windowUntil'>, now: EpochMs): ReplyWindow {
  const until = room.windowUntil === undefined ? undefined : Date.parse(room.windowUntil)
  if (until === undefined || !isWindowOpen({ windowUntil: until }, now)) return { state: 'closed', leftMs: 0 }
  const leftMs = until - now
  return { state: leftMs <= endingMs ? 'ending' : 'open', leftMs, until }
}
