import SqliteFile from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBusy } from '../../../src-platform/busy.ts'
import { createTestClock } from '../../../src-platform/clock-test.ts'
import { createInbox, type InboxParts, type RunningInbox } from '../../../src-platform/inbox/inbox.ts'
import { createLogger } from '../../../src-platform/logger.ts'
import type { CoreEvent } from '../../../src-platform/observer.ts'
import { openStore } from '../../../src-platform/store/open-store.ts'
import type { Store } from '../../../src-platform/store/store.ts'
import { createDecisions } from '../../../src-platform/work.ts'
import { t0 } from '../../support/builders/calls.ts'
import { batch, customerWrites } from '../../support/builders/webhooks.ts'
import { createRecordingDelivery } from '../../support/core/recording-delivery.ts'

let store: Store
let observed: CoreEvent[]
let running: RunningInbox[]

beforeEach(async () => {
  store = await openStore({ kind: 'sqlite', file: ':memory:' })
  observed = []
  running = []
})
afterEach(async () => {
  for (const inbox of running) inbox.stop()
  await store.close()
})

function openInbox(handle: InboxParts['handle'], retryDelaysMs: readonly number[] = [1, 1]): RunningInbox {
  const clock = createTestClock(t0)
  const busy = createBusy()
  const delivery = createRecordingDelivery([])
  const inbox = createInbox({
    store,
    clock,
    busy,
    decisions: createDecisions({ store, clock, delivery, busy }),
    log: createLogger({ level: 'silent', secrets: [] }),
    observe: event => observed.push(event),
    handle,
    retryDelaysMs,
  })
  running.push(inbox)
  return inbox
}

const bodyOf = (id: string) => Buffer.from(JSON.stringify(customerWrites(id, { id })))
const counts = () => store.transaction(tx => tx.inbox.counts())
const keyOf = (event: object) => ('key' in event ? String(event.key) : '')

describe('the inbox', () => {
  it('has a webhook on disk before it says so, and works it off after that', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dering-inbox-'))
    const file = join(folder, 'platform.sqlite')
    await store.close()
    store = await openStore({ kind: 'sqlite', file })
    let finish = (): void => undefined
    const finished = new Promise<void>(resolve => {
      finish = resolve
    })
    const inbox = openInbox(async () => {
      await finished
      return 'done'
    })
    await inbox.receive(bodyOf('a'))
    // As whoever starts after a `kill -9` now would see it.
    const disk = new SqliteFile(file, { readonly: true })
    expect(disk.prepare('select body, state from inbox').all()).toEqual([
      { body: bodyOf('a'), state: 'pending' },
    ])
    finish()
    await inbox.idle()
    expect(disk.prepare('select count(*) as count from inbox').get()).toEqual({ count: 0 })
    disk.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('works webhooks off in the order in which they came', async () => {
    const seen: string[] = []
    const inbox = openInbox(async (_, event) => {
      seen.push(keyOf(event))
      return 'done'
    })
    await Promise.all(['a', 'b', 'c'].map(id => inbox.receive(bodyOf(id))))
    await inbox.idle()
    expect(seen).toEqual(['message:a:text', 'message:b:text', 'message:c:text'])
  })

  it('tries one that fails again, while the others go on', async () => {
    const seen: string[] = []
    let failures = 2
    const inbox = openInbox(async (_, event) => {
      const key = keyOf(event)
      if (key.includes(':a:') && failures-- > 0) throw new Error('the database was locked')
      seen.push(key)
      return 'done'
    })
    await inbox.receive(bodyOf('a'))
    await inbox.receive(bodyOf('b'))
    await expect.poll(() => seen).toEqual(['message:b:text', 'message:a:text'])
    await expect.poll(counts).toEqual({ pending: 0, kept: 0, parked: 0 })
    expect(observed.filter(event => event.type === 'webhook_processed')).toEqual([
      { type: 'webhook_processed', outcome: 'retried' },
      { type: 'webhook_processed', outcome: 'done' },
      { type: 'webhook_processed', outcome: 'retried' },
      { type: 'webhook_processed', outcome: 'done' },
    ])
  })

  it('parks one that never works with its body and the reason, and saves what else was in it', async () => {
    const seen: string[] = []
    const inbox = openInbox(async (_, event) => {
      const key = keyOf(event)
      if (key.includes(':bad:')) throw new Error('cannot be understood')
      seen.push(key)
      return 'done'
    })
    const body = batch(
      customerWrites('a', { id: 'a' }),
      customerWrites('b', { id: 'bad' }),
      customerWrites('c', { id: 'c' }),
    )
    await inbox.receive(Buffer.from(JSON.stringify(body)))
    await expect.poll(counts).toEqual({ pending: 0, kept: 0, parked: 1 })
    expect(seen.slice(-2)).toEqual(['message:a:text', 'message:c:text'])
    expect(observed.at(-1)).toEqual({ type: 'webhook_processed', outcome: 'parked' })
  })

  it('keeps what cannot be read', async () => {
    const inbox = openInbox(async () => 'done')
    await inbox.receive(Buffer.from('{"entry": 1'))
    await inbox.idle()
    expect(await counts()).toEqual({ pending: 0, kept: 1, parked: 0 })
    expect(observed).toContainEqual({ type: 'webhook_ignored', because: 'malformed' })
  })

  it('leaves to the next start what came while it was being stopped', async () => {
    const inbox = openInbox(async () => 'done')
    inbox.stop()
    await inbox.receive(bodyOf('a'))
    expect((await counts()).pending).toBe(1)
    const seen: string[] = []
    const next = openInbox(async (_, event) => {
      seen.push(keyOf(event))
      return 'done'
    })
    await next.resume()
    expect(seen).toEqual(['message:a:text'])
    expect((await counts()).pending).toBe(0)
  })
})
