import { afterEach, beforeEach, expect, it } from 'vitest'
import { applySeed, SeedError } from '../../../src-platform/seed/seed.ts'
import { openStore } from '../../../src-platform/store/open-store.ts'
import type { Store } from '../../../src-platform/store/store.ts'
import { callId, t0 } from '../../support/builders/calls.ts'
import { accountId, roomId } from '../../support/builders/records.ts'
import { aSeed, budi, citra } from '../../support/seed.ts'

let store: Store
beforeEach(async () => {
  store = await openStore({ kind: 'sqlite', file: ':memory:' })
})
afterEach(() => store.close())

const hour = 3_600_000
const at = (ms: number) => new Date(t0 - 3 * hour + ms).toISOString()
const dialled = {
  id: 'past-1',
  accountId: 'acc1',
  roomId: 'r1',
  customer: budi,
  direction: 'outbound',
  agentId: 'u-ani',
  offeredAt: at(0),
  ringMs: 5_000,
  talkMs: 61_000,
  reason: 'completed',
}
const missed = {
  id: 'past-2',
  accountId: 'acc1',
  customer: citra,
  direction: 'inbound',
  rung: ['u-ani', 'u-beni'],
  offeredAt: at(hour),
  ringMs: 45_000,
  reason: 'timed_out',
}
const withHistory = (history: object) => aSeed({ history })

it('[O5] a seeded history is charged like any call, so that the balance is the sum of its entries', async () => {
  const topUp = { accountId: 'acc1', topUpId: 't1', amountMinor: 5_000_000, by: 'u-adi', at: at(2 * hour) }
  expect(await applySeed(store, withHistory({ calls: [missed, dialled], topUps: [topUp] }), t0)).toBe(
    'applied',
  )
  await store.read(async tx => {
    const entries = await tx.ledger.ofAccount(accountId('acc1'))
    expect(entries.map(({ reason, amountMinor, at: when }) => [reason, amountMinor, when])).toEqual([
      ['opening', 25_000_000, Date.parse(at(0))],
      ['call', -100_000, Date.parse(at(5_000))],
      ['call', -100_000, Date.parse(at(65_000))],
      ['top_up', 5_000_000, Date.parse(at(2 * hour))],
    ])
    expect(await tx.ledger.balance(accountId('acc1'))).toBe(29_800_000)
    expect(await tx.calls.byId(callId('past-1'))).toMatchObject({
      state: 'ended',
      status: 'answered',
      talkMs: 61_000,
      cost: { currency: 'IDR', minor: 200_000 },
    })
    const seen = await tx.calls.history({ agentId: missed.rung[1] as never, limit: 5 })
    expect(seen).toMatchObject([{ id: 'past-2', status: 'unanswered', reason: 'timed_out' }])
    expect(await tx.calls.live()).toEqual([])
  })
})

it('a seeded history stands in the rooms, read and in its order', async () => {
  const asked = { id: 'm1', roomId: 'r1', direction: 'in', at: at(-1_000), text: 'Bisa telepon?' }
  await applySeed(store, withHistory({ calls: [dialled], messages: [asked] }), t0)
  await store.read(async tx => {
    const messages = await tx.messages.page(roomId('r1'), { limit: 10 })
    expect(messages).toMatchObject([
      { kind: 'text', text: 'Bisa telepon?', direction: 'in' },
      { kind: 'call', callId: 'past-1', direction: 'out' },
    ])
    expect(await tx.rooms.byId(roomId('r1'))).toMatchObject({
      unread: 0,
      lastMessageAt: Date.parse(at(66_000)),
    })
  })
})

it.each([
  [{ calls: [{ ...dialled, agentId: 'u-nobody' }] }, /agentId/],
  [{ calls: [{ ...dialled, roomId: 'r-none' }] }, /roomId/],
  [{ calls: [{ ...dialled, agentId: undefined }] }, /names its agent/],
  [{ calls: [{ ...missed, talkMs: 5 }] }, /talk time|names its agent/],
  [{ topUps: [{ accountId: 'x', topUpId: 't', amountMinor: 1, by: 'u-adi', at: at(0) }] }, /accountId/],
])('a seeded history that cannot be is refused whole: %j', async (history, words) => {
  const applying = applySeed(store, withHistory(history), t0)
  await expect(applying).rejects.toThrow(words)
  await expect(applying).rejects.toBeInstanceOf(SeedError)
  expect(await store.read(tx => tx.accounts.all())).toEqual([])
})

it('[O4] a seeded history that the balance does not reach for leaves nothing', async () => {
  const long = { ...dialled, talkMs: 1_000 * 60_000, offeredAt: at(-20 * hour) }
  await expect(applySeed(store, withHistory({ calls: [long] }), t0)).rejects.toThrow('does not reach')
  expect(await store.read(tx => tx.accounts.all())).toEqual([])
})
