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

export function replyWindow(room: Pick<WireRoom, 'windowUntil'>, now: EpochMs): ReplyWindow {
  const until = room.windowUntil === undefined ? undefined : Date.parse(room.windowUntil)
  if (until === undefined || !isWindowOpen({ windowUntil: until }, now)) return { state: 'closed', leftMs: 0 }
  const leftMs = until - now
  return { state: leftMs <= endingMs ? 'ending' : 'open', leftMs, until }
}
