import type { Busy } from '../busy.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import { readWebhook, type WebhookContent } from '../meta/to-domain.ts'
import type { CoreEvent, Observer } from '../observer.ts'
import type { ProviderEvent } from '../meta/provider-event.ts'
import type { Store } from '../store/store.ts'
import type { InboxEntry } from '../store/records.ts'
import type { Decisions, Work } from '../work.ts'
import type { Handled } from './handle.ts'

/** Webhooks on their way in: first kept, then worked off. */
export interface Inbox {
  /** Resolves once the webhook is on disk: only then may it be answered 200. It is processed after that. */
  receive(rawBody: Buffer): Promise<void>
  /** Resolves when everything received so far has had its effect, was parked, or waits for its next attempt. */
  idle(): Promise<void>
}

export interface RunningInbox extends Inbox {
  /** Works off what an earlier run of the platform left; resolves when each has had one attempt. */
  resume(): Promise<void>
  stop(): void
}

export interface InboxParts {
  readonly store: Store
  readonly decisions: Decisions
  readonly clock: Clock
  readonly busy: Busy
  readonly log: Logger
  readonly observe: Observer
  readonly handle: (work: Work, event: ProviderEvent) => Promise<Handled>
  /** In real time: how long after the first, second … failure an entry is tried again; then it is parked. */
  readonly retryDelaysMs: readonly number[]
}

export function createInbox(parts: InboxParts): RunningInbox {
  const { store, decisions, clock, busy, log, observe, handle, retryDelaysMs } = parts
  const timers = new Set<NodeJS.Timeout>()
  const queue: InboxEntry[] = []
  let working: Promise<void> | undefined
  let stopped = false

  function enqueue(entry: InboxEntry): void {
    if (stopped) return
    queue.push(entry)
    if (!working) start()
  }

  function start(): void {
    working = busy.track(workOff()).finally(() => {
      working = undefined
      // What came while the last entry was being finished.
      if (queue.length > 0) start()
    })
  }

  async function workOff(): Promise<void> {
    for (let entry = queue.shift(); entry; entry = queue.shift()) await attempt(entry)
  }

  /** One entry at a time, in the order of arrival; one that fails steps aside and holds up nobody. */
  async function attempt(entry: InboxEntry): Promise<void> {
    const content = readWebhook(entry.body, entry.receivedAt)
    try {
      const keep = await decisions.run(work => process(work, entry, content))
      observe({ type: 'webhook_processed', outcome: keep ? 'kept' : 'done' })
    } catch (error) {
      await afterFailure(entry, content, error)
    }
  }

  /** The whole POST is one decision, so that nothing is told of a call that it begins and ends. */
  async function process(work: Work, entry: InboxEntry, content: WebhookContent): Promise<boolean> {
    const handled: Handled[] = []
    for (const event of content.events) handled.push(await handle(work, event))
    const keep = content.malformed > 0 || handled.some(result => result !== 'done' && result.keep)
    if (keep) await work.tx.inbox.keep(entry.id)
    else await work.tx.inbox.remove(entry.id)
    work.afterCommit(() => {
      for (const event of ignoredEvents(handled, content.malformed)) observe(event)
      if (content.malformed > 0) log.warn({ inboxId: entry.id }, 'a part of a webhook could not be read')
    })
    return keep
  }

  async function afterFailure(entry: InboxEntry, content: WebhookContent, error: unknown): Promise<void> {
    const attempts = entry.attempts + 1
    const delayMs = retryDelaysMs[attempts - 1]
    try {
      if (delayMs === undefined) return await park(entry, content)
      log.warn({ err: error, inboxId: entry.id, attempts }, 'a webhook failed and will be tried again')
      observe({ type: 'webhook_processed', outcome: 'retried' })
      await store.transaction(tx => tx.inbox.noteFailure(entry.id, { attempts, error: String(error) }))
    } catch (failure) {
      // The database is away, too: the entry is still on disk, and is tried again until it can be parked.
      log.error({ err: failure, inboxId: entry.id }, 'the failure of a webhook could not be noted')
    }
    later({ ...entry, attempts }, delayMs ?? retryDelaysMs.at(-1) ?? 0)
  }

  function later(entry: InboxEntry, delayMs: number): void {
    if (stopped) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      enqueue(entry)
    }, delayMs)
    timers.add(timer)
  }

  /** Given up as a whole: each event gets its own chance, so that one bad one takes no other with it. */
  async function park(entry: InboxEntry, { events }: WebhookContent): Promise<void> {
    const errors: string[] = []
    for (const event of events) {
      try {
        await decisions.run(work => handle(work, event))
      } catch (error) {
        log.error({ err: error, inboxId: entry.id, event: event.type }, 'an event of a webhook is given up')
        errors.push(`${event.type}: ${String(error)}`)
      }
    }
    await store.transaction(tx =>
      errors.length > 0 ? tx.inbox.park(entry.id, errors.join('\n')) : tx.inbox.remove(entry.id),
    )
    observe({ type: 'webhook_processed', outcome: errors.length > 0 ? 'parked' : 'done' })
  }

  async function idle(): Promise<void> {
    for (let current = working; current; current = working) await current
  }

  return {
    async receive(rawBody) {
      const receivedAt = clock.now()
      const id = await busy.track(store.transaction(tx => tx.inbox.add(rawBody, receivedAt)))
      enqueue({ id, body: rawBody, receivedAt, attempts: 0 })
    },
    idle,
    async resume() {
      const left = await store.transaction(async tx => {
        const entries: InboxEntry[] = []
        for (const id of await tx.inbox.pending()) {
          const entry = await tx.inbox.byId(id)
          if (entry) entries.push(entry)
        }
        return entries
      })
      for (const entry of left) enqueue(entry)
      await idle()
    },
    stop() {
      stopped = true
      queue.length = 0
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

function ignoredEvents(handled: readonly Handled[], malformed: number): readonly CoreEvent[] {
  const because = handled.flatMap(result => (result === 'done' ? [] : [result.ignored]))
  const unread = Array.from({ length: malformed }, () => 'malformed' as const)
  return [...because, ...unread].map(reason => ({ type: 'webhook_ignored', because: reason }))
}
