import type { AccountId, EpochMs, SessionId } from '#shared/domain/ids.ts'
import type { QueueSnapshot } from '#shared/protocol/queue.ts'
import { queueToSnapshot } from '#shared/session/queue.ts'
import type { Delivery, DeliveryPort } from '../agents/delivery.ts'
import type { Busy } from '../busy.ts'
import type { FollowCall } from '../calls/call-change.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import { done, unknownId, type Outcome } from '../outcome.ts'
import { namesOf, type Decisions } from '../work.ts'
import { createQueueBoard } from './board.ts'
import { createQueueFeeds, type QueueFeeds } from './feeds.ts'
import { accountToldAt } from './queue-rows.ts'

/** [D8] What supervisors see of everything that goes on. */
export interface QueueService {
  /**
   * The queue now, and from then on `queue.changed` to this session. A second watch takes the first one's place.
   * @param accountId this account's calls and counts alone; the agents are all
   */
  watch(
    watcher: Parameters<QueueFeeds['watch']>[0],
    accountId?: AccountId,
  ): Promise<Outcome<{ snapshot: QueueSnapshot }>>
  unwatch(sessionId: SessionId): void
}

export interface LiveQueue {
  readonly service: QueueService
  readonly follow: FollowCall
  /** The deliveries of a decision, once they are on their way. */
  told(deliveries: readonly Delivery[]): void
  /** After a start, once every call is as it should be. */
  resume(): Promise<void>
  stop(): void
}

/** How long after a failed attempt (the database was away) the day is counted anew again. */
const retryMs = 1_000

export function createLiveQueue(parts: {
  readonly decisions: () => Decisions
  readonly delivery: Pick<DeliveryPort, 'deliver'>
  readonly clock: Clock
  readonly realClock: Clock
  readonly busy: Busy
  readonly log: Logger
}): LiveQueue {
  const { decisions, delivery, clock, realClock, busy, log } = parts
  const board = createQueueBoard({ clock, changed: () => feeds.wake() })
  const feeds = createQueueFeeds({
    read: () => board.read(),
    deliver: deliveries => delivery.deliver(deliveries),
    realClock,
  })
  let cancelNewDay = () => {}
  let stopped = false

  async function load(): Promise<void> {
    await decisions().run(work => board.load(work, startOfDay(work.now)))
    countAnewAt(nextDay(clock.now()))
  }

  function countAnewAt(at: EpochMs): void {
    cancelNewDay()
    if (!stopped) cancelNewDay = clock.wakeAt(at, () => void busy.track(newDay()))
  }

  /** The counts of the day begin anew. */
  async function newDay(): Promise<void> {
    try {
      await load()
    } catch (error) {
      log.error({ err: error }, 'the queue could not be counted anew for the day')
      countAnewAt(clock.now() + retryMs)
    }
  }

  return {
    service: {
      watch: (watcher, accountId) =>
        decisions().run(async work => {
          if (accountId !== undefined && !(await work.tx.accounts.byId(accountId))) {
            return unknownId('accountId')
          }
          const snapshot = queueToSnapshot(feeds.watch(watcher, accountId))
          const accounts = snapshot.accounts.map(row => accountToldAt(row, work.now))
          return done({ snapshot: { ...snapshot, accounts } })
        }),
      unwatch: sessionId => feeds.unwatch(sessionId),
    },
    follow: async (work, change) => {
      const nameOf = await namesOf(work)
      work.afterCommit(() => board.callChanged(change, nameOf))
    },
    told: deliveries => board.told(deliveries),
    resume: load,
    stop() {
      stopped = true
      cancelNewDay()
      feeds.stop()
    },
  }
}

/** Midnight where the platform runs. */
const startOfDay = (now: EpochMs): EpochMs => new Date(now).setHours(0, 0, 0, 0)
const nextDay = (now: EpochMs): EpochMs => new Date(now).setHours(24, 0, 0, 0)
