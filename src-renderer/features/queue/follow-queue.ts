import type { DeringApi } from '#shared/ipc/asks.ts'
import type { Outcome } from '#shared/ipc/outcome.ts'
import type { QueueNews } from '#shared/ipc/queue-news.ts'

export type QueueApi = Pick<DeringApi, 'watchQueue' | 'unwatchQueue' | 'on'>

/** How many in this window follow the queue. */
const followers = new WeakMap<QueueApi, number>()

/** Tells of the queue until `stop`: all of it first, and again whenever somebody else in this window begins to follow. [D8] */
export function followQueue(
  api: QueueApi,
  take: (news: QueueNews) => void,
): { readonly asked: Promise<Outcome<null>>; readonly stop: () => void } {
  const count = (change: 1 | -1) => {
    const now = (followers.get(api) ?? 0) + change
    followers.set(api, now)
    return now
  }
  count(1)
  const stopListening = api.on('queue', take)
  return {
    asked: api.watchQueue(),
    stop() {
      stopListening()
      if (count(-1) === 0) void api.unwatchQueue()
    },
  }
}
