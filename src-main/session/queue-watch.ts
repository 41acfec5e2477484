import type { QueueNews } from '#shared/ipc/queue-news.ts'
import type { QueueChange } from '#shared/protocol/queue.ts'
import type { Connection } from '../connection/connection.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import type { SessionChange } from './session-host.ts'

/** The windows that show it. */
export type QueueWatcher = 'window' | 'wallboard'

/**
 * Watches the live queue for as long as a window shows it, also over new sessions. Only what changed crosses into the
 * window, and nothing of the queue is kept here. [D8]
 */
export class QueueWatch {
  readonly #connection: Pick<Connection, 'request'>
  readonly #log: Logger
  readonly #tell: (news: QueueNews) => void
  readonly #watchers = new Set<QueueWatcher>()
  /** Whether the platform tells this session of the queue, as far as we know. */
  #isTold = false
  /** Changes that overtook the snapshot which they go on from. */
  #early: QueueChange[] | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor(parts: {
    readonly connection: Pick<Connection, 'request'>
    readonly log: Logger
    readonly tell: (news: QueueNews) => void
  }) {
    this.#connection = parts.connection
    this.#log = parts.log
    this.#tell = parts.tell
  }

  /** A window shows the queue from now on, or anew: every one that does is told all of it. @throws {RequestError} */
  watch(watcher: QueueWatcher): Promise<void> {
    this.#watchers.add(watcher)
    return this.#inTurn(() => this.#start())
  }

  /** A window shows it no more. */
  unwatch(watcher: QueueWatcher): Promise<void> {
    this.#watchers.delete(watcher)
    return this.#inTurn(() => this.#end())
  }

  /** What happened to the session. */
  take(change: SessionChange): void {
    switch (change.kind) {
      case 'event':
        if (change.event.type === 'queue.changed') this.#pass(change.event.data)
        return
      case 'snapshot':
        this.#isTold = false
        return this.#catchUp()
      case 'resumed':
        return this.#catchUp()
      case 'cleared':
        this.#isTold = false
        return
      default:
        return
    }
  }

  /** Signed out: whoever comes next has not asked for it. */
  clear(): void {
    this.#watchers.clear()
    this.#isTold = false
  }

  #pass(change: QueueChange): void {
    if (this.#early) this.#early.push(change)
    else if (this.#isWanted) this.#tell({ kind: 'change', change })
  }

  #catchUp(): void {
    if (this.#isWanted === this.#isTold) return
    this.#inTurn(() => (this.#isWanted ? this.#start() : this.#end())).catch((error: unknown) => {
      // The next session or the window itself asks again.
      this.#log.warn('the queue is not watched', { error: errorText(error) })
    })
  }

  get #isWanted(): boolean {
    return this.#watchers.size > 0
  }

  async #start(): Promise<void> {
    if (!this.#isWanted) return
    // So that nothing that the snapshot holds already comes after it.
    if (this.#isTold) await this.#tellNoMore()
    this.#early = []
    try {
      const { snapshot } = await this.#connection.request('queue.watch', {})
      this.#isTold = true
      this.#tell({ kind: 'snapshot', snapshot })
      for (const change of this.#early) this.#tell({ kind: 'change', change })
    } finally {
      this.#early = null
    }
  }

  async #end(): Promise<void> {
    if (this.#isTold && !this.#isWanted) await this.#tellNoMore()
  }

  async #tellNoMore(): Promise<void> {
    await this.#connection.request('queue.unwatch', {})
    this.#isTold = false
  }

  /** One after another: the platform must hear them in the order in which the window asked. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const next = this.#last.then(work)
    this.#last = next.catch(() => {
      // Told to whoever asked.
    })
    return next
  }
}
