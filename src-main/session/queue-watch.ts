import type { QueueNews } from '#shared/ipc/queue-news.ts'
import type { Params } from '#shared/protocol/methods.ts'
import type { QueueChange } from '#shared/protocol/queue.ts'
import type { Connection } from '../connection/connection.ts'
import { errorText, type Logger } from '../logging/logger.ts'
import type { SessionChange } from './session-host.ts'

type Wanted = Params<'queue.watch'>

/**
 * Watches the live queue for as long as the window shows it, also over new sessions. Only what changed crosses into the
 * window, and nothing of the queue is kept here. [D8]
 */
export class QueueWatch {
  readonly #connection: Pick<Connection, 'request'>
  readonly #log: Logger
  readonly #tell: (news: QueueNews) => void
  #wanted: Wanted | null = null
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

  /** The window shows the queue, or another part of it. @throws {RequestError} */
  watch(wanted: Wanted): Promise<void> {
    this.#wanted = wanted
    return this.#inTurn(() => this.#start(wanted))
  }

  /** The window shows it no more. */
  unwatch(): Promise<void> {
    this.#wanted = null
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
    this.#wanted = null
    this.#isTold = false
  }

  #pass(change: QueueChange): void {
    if (this.#early) this.#early.push(change)
    else if (this.#wanted) this.#tell({ kind: 'change', change })
  }

  #catchUp(): void {
    const wanted = this.#wanted
    if ((wanted !== null) === this.#isTold) return
    this.#inTurn(() => (wanted ? this.#start(wanted) : this.#end())).catch((error: unknown) => {
      // The next session or the window itself asks again.
      this.#log.warn('the queue is not watched', { error: errorText(error) })
    })
  }

  async #start(wanted: Wanted): Promise<void> {
    if (this.#wanted !== wanted) return
    // So that nothing of another part comes after this one's snapshot.
    if (this.#isTold) await this.#end()
    this.#early = []
    try {
      const { snapshot } = await this.#connection.request('queue.watch', wanted)
      this.#isTold = true
      if (this.#wanted !== wanted) return
      this.#tell({ kind: 'snapshot', snapshot })
      for (const change of this.#early) this.#tell({ kind: 'change', change })
    } finally {
      this.#early = null
    }
  }

  async #end(): Promise<void> {
    if (!this.#isTold) return
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
