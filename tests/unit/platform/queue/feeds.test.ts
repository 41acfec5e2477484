import { describe, expect, it } from 'vitest'
import { sessionIdSchema } from '#shared/domain/ids.ts'
import { queueCallSchema } from '#shared/protocol/queue.ts'
import { applyQueueChange, type Queue } from '#shared/session/queue.ts'
import type { Delivery } from '../../../../src-platform/agents/delivery.ts'
import { createTestClock } from '../../../../src-platform/clock-test.ts'
import { createQueueFeeds, frameEveryMs } from '../../../../src-platform/queue/feeds.ts'
import { accountId, agentId } from '../../../support/builders/records.ts'
import { aCall } from '../../../support/builders/wire.ts'

const nothing = () => Promise.resolve()
const sari = { agentId: agentId('sari'), sessionId: sessionIdSchema.parse('sari-1') }
const adi = { agentId: agentId('adi'), sessionId: sessionIdSchema.parse('adi-1') }

function setUp() {
  const realClock = createTestClock(1_000_000)
  let queue: Queue = { calls: new Map(), agents: new Map(), accounts: new Map() }
  const told: Delivery[] = []
  const feeds = createQueueFeeds({
    read: () => queue,
    deliver: deliveries => void told.push(...deliveries),
    realClock,
  })
  const put = (id: string, over: object = {}) => {
    const call = queueCallSchema.parse(aCall({ id, ...over }))
    queue = { ...queue, calls: new Map(queue.calls).set(call.id, call) }
    feeds.wake()
  }
  /** What a session was told, as changes. */
  const changesOf = ({ sessionId }: typeof sari) =>
    told.flatMap(({ only, event }) =>
      only === sessionId && event.type === 'queue.changed' ? [event.data] : [],
    )
  const pass = (ms: number) => realClock.advance(ms, nothing)
  return { feeds, put, changesOf, told, pass, read: () => queue }
}

describe('[D8] whoever watches the queue', () => {
  it('is told at once of what happens alone', async () => {
    const { feeds, put, changesOf, pass } = setUp()
    feeds.watch(sari)
    await pass(10_000)
    put('a')
    await pass(0)
    expect(changesOf(sari)).toMatchObject([{ calls: { put: [{ id: 'a' }] } }])
  })

  it('gets a few frames a second of whatever happens, and holds the present state in the end', async () => {
    const { feeds, put, changesOf, pass, read } = setUp()
    let held = feeds.watch(sari)
    for (let index = 0; index < 500; index += 1) {
      put(`call-${index % 70}`, { accountId: `acc-${index}` })
      await pass(2)
    }
    await pass(frameEveryMs)
    const frames = changesOf(sari)
    expect(frames.length).toBeGreaterThan(2)
    expect(frames.length).toBeLessThanOrEqual(1_000 / frameEveryMs + 2)
    for (const frame of frames) held = applyQueueChange(held, frame)
    expect(held.calls).toEqual(read().calls)
  })

  it('shares its frames with those who watch the same, who begin where it is', async () => {
    const { feeds, put, changesOf, told, pass } = setUp()
    feeds.watch(sari)
    put('a')
    const snapshot = feeds.watch(adi)
    expect([...snapshot.calls.keys()]).toEqual(['a'])
    expect(changesOf(sari)).toHaveLength(1)
    put('b')
    await pass(frameEveryMs)
    expect(changesOf(adi)).toMatchObject([{ calls: { put: [{ id: 'b' }] } }])
    // The very same event, so that it is put into words once.
    expect(new Set(told.slice(-2).map(delivery => delivery.event)).size).toBe(1)
  })

  it('hears of its account’s calls alone', async () => {
    const { feeds, put, changesOf, pass } = setUp()
    put('a', { accountId: 'acc2' })
    expect(feeds.watch(sari, accountId('acc1')).calls.size).toBe(0)
    put('b', { accountId: 'acc2' })
    put('c', { accountId: 'acc1' })
    await pass(frameEveryMs)
    put('c', { accountId: 'acc2' })
    await pass(frameEveryMs)
    expect(changesOf(sari)).toMatchObject([{ calls: { put: [{ id: 'c' }] } }, { calls: { remove: ['c'] } }])
  })

  it('hears nothing once it watches no more', async () => {
    const { feeds, put, changesOf, pass } = setUp()
    feeds.watch(sari)
    put('a')
    feeds.unwatch(sari.sessionId)
    await pass(10_000)
    expect(changesOf(sari)).toEqual([])
  })
})
