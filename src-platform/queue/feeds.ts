import type { AccountId, AgentId, SessionId } from '#shared/domain/ids.ts'
import type { AgentEvent } from '#shared/protocol/events.ts'
import { type Queue, queueChangeBetween } from '#shared/session/queue.ts'
import type { Delivery } from '../agents/delivery.ts'
import type { Clock } from '../clock.ts'

/** Who is told of the queue, and how often. [D8] */
export interface QueueFeeds {
  /** @returns the queue from which the session's next `queue.changed` goes on */
  watch(watcher: { readonly agentId: AgentId; readonly sessionId: SessionId }, accountId?: AccountId): Queue
  unwatch(sessionId: SessionId): void
  /** Something changed: whoever watches is told soon. */
  wake(): void
  stop(): void
}

/** At most four frames a second, however much changes; what comes alone is told at once. */
export const frameEveryMs = 250

/** Everybody who watches the same part is told the same frames, so that a frame is made once. */
interface Feed {
  readonly accountId: AccountId | undefined
  readonly watchers: Map<SessionId, AgentId>
  /** What the watchers hold. */
  shown: Queue
  toldAt: number
  cancel: (() => void) | undefined
}

export function createQueueFeeds(parts: {
  readonly read: () => Queue
  readonly deliver: (deliveries: readonly Delivery[]) => void
  /** Frames go out in real time, also where the rules' clock stands still. */
  readonly realClock: Clock
}): QueueFeeds {
  const { read, deliver, realClock } = parts
  const feeds = new Map<AccountId | undefined, Feed>()

  function flush(feed: Feed): void {
    feed.cancel?.()
    feed.cancel = undefined
    const now = partOf(read(), feed.accountId, feed.shown)
    const change = queueChangeBetween(feed.shown, now)
    feed.shown = now
    if (!change) return
    feed.toldAt = realClock.now()
    const event: AgentEvent = { type: 'queue.changed', data: change }
    deliver([...feed.watchers].map(([only, agentId]) => ({ agentId, only, event })))
  }

  /** Never within the decision that caused it: rings go first. */
  function wake(feed: Feed): void {
    const at = Math.max(realClock.now(), feed.toldAt + frameEveryMs)
    feed.cancel ??= realClock.wakeAt(at, () => flush(feed))
  }

  function unwatch(sessionId: SessionId): void {
    for (const feed of feeds.values()) {
      if (!feed.watchers.delete(sessionId) || feed.watchers.size > 0) continue
      feed.cancel?.()
      feeds.delete(feed.accountId)
    }
  }

  return {
    watch({ agentId, sessionId }, accountId) {
      unwatch(sessionId)
      const known = feeds.get(accountId)
      if (known) {
        // Who watched before is told what this one sees in its snapshot.
        flush(known)
        known.watchers.set(sessionId, agentId)
        return known.shown
      }
      const shown = partOf(read(), accountId)
      const watchers = new Map([[sessionId, agentId]])
      feeds.set(accountId, { accountId, watchers, shown, toldAt: 0, cancel: undefined })
      return shown
    },
    unwatch,
    wake: () => feeds.forEach(wake),
    stop: () => {
      for (const feed of feeds.values()) feed.cancel?.()
      feeds.clear()
    },
  }
}

/** One account's calls and counts, and all agents: they work for every account. Maps that would be the same are those of `held`. */
function partOf(queue: Queue, accountId: AccountId | undefined, held?: Queue): Queue {
  if (accountId === undefined) return queue
  const calls = new Map([...queue.calls].filter(([, call]) => call.accountId === accountId))
  const account = queue.accounts.get(accountId)
  const isHeld = account !== undefined && held?.accounts.get(accountId) === account
  return {
    agents: queue.agents,
    calls,
    accounts: isHeld ? held.accounts : new Map(account && [[accountId, account]]),
  }
}
