import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { LedgerEntry } from '../../../src-platform/store/records.ts'
import type { LedgerQuery } from '../../../src-platform/store/repositories/ledger.ts'
import type { Store } from '../../../src-platform/store/store.ts'
import { aDialingCall, t0 } from '../../support/builders/calls.ts'
import { accountId, aRoom, aUser, anAccount, customerId } from '../../support/builders/records.ts'
import { storeSources } from './stores.ts'

const acc1 = accountId('acc1')
const anEntry = (over: Partial<LedgerEntry> = {}): LedgerEntry => ({
  key: 'opening:acc1',
  accountId: acc1,
  at: t0,
  reason: 'opening',
  amountMinor: 5_000_000,
  minutes: 0,
  month: '2026-11',
  ...over,
})
const call = aDialingCall()
const aMinute = (minute: number, over: Partial<LedgerEntry> = {}) =>
  anEntry({
    key: `call:${call.id}:${minute}:1`,
    reason: 'call',
    amountMinor: -100_000,
    callId: call.id,
    minute,
    minutes: 1,
    ...over,
  })

describe.each(storeSources)('the ledger on $name', source => {
  let store: Store
  const append = (...entries: readonly LedgerEntry[]) =>
    store.transaction(async tx => {
      for (const entry of entries) await tx.ledger.append(entry)
    })
  const read = () =>
    store.transaction(async tx => ({
      balance: await tx.ledger.balance(acc1),
      sum: (await tx.ledger.ofAccount(acc1)).reduce((sum, entry) => sum + entry.amountMinor, 0),
      november: await tx.ledger.minutesIn(acc1, '2026-11'),
      december: await tx.ledger.minutesIn(acc1, '2026-12'),
    }))

  beforeAll(() => source.start())
  afterAll(() => source.stop())
  beforeEach(async () => {
    store = await source.open()
    await store.transaction(async tx => {
      await tx.accounts.insert(anAccount())
      await tx.users.insert(aUser('ani'))
      await tx.rooms.insert(aRoom(), t0)
      await tx.calls.save(call, t0)
    })
  })

  it('[O5] [O6] gives the lines of one kind, and those of some days, page by page', async () => {
    const hour = 3_600_000
    await append(
      anEntry(),
      aMinute(1, { at: t0 + hour }),
      anEntry({ key: 'top_up:acc1:one', reason: 'top_up', at: t0 + 2 * hour }),
      aMinute(2, { at: t0 + 3 * hour }),
      // Written late: its moment lies before those of lines above it.
      aMinute(3, { at: t0 + hour }),
    )
    const keysOf = (query: Partial<LedgerQuery>) =>
      store.transaction(async tx =>
        (await tx.ledger.page({ accountId: acc1, limit: 10, ...query })).map(({ entry }) => entry.key),
      )
    const [opening, topUp] = ['opening:acc1', 'top_up:acc1:one']
    const [first, second, third] = [1, 2, 3].map(minute => `call:${call.id}:${minute}:1`)
    expect(await keysOf({})).toEqual([third, second, topUp, first, opening])
    expect(await keysOf({ reason: 'call' })).toEqual([third, second, first])
    expect(await keysOf({ reason: 'settlement' })).toEqual([])
    expect(await keysOf({ from: t0 + hour, to: t0 + 3 * hour })).toEqual([third, topUp, first])
    expect(await keysOf({ from: t0 + 4 * hour })).toEqual([])
    expect(await keysOf({ to: t0 + 2 * hour, reason: 'call', limit: 1 })).toEqual([third])
    const [placed] = await store.transaction(tx => tx.ledger.page({ accountId: acc1, limit: 1 }))
    expect(await keysOf({ to: t0 + 2 * hour, reason: 'call', beforeSeq: placed?.seq ?? 0 })).toEqual([first])
  })

  it('[O5] has a balance that is the sum of its entries, and minutes by month', async () => {
    expect(await read()).toEqual({ balance: 0, sum: 0, november: 0, december: 0 })
    await append(anEntry(), aMinute(1), aMinute(2), aMinute(3, { month: '2026-12' }))
    expect(await read()).toEqual({ balance: 4_700_000, sum: 4_700_000, november: 2, december: 1 })
    const back = {
      key: `call:${call.id}:2:2`,
      reason: 'settlement',
      amountMinor: 100_000,
      minutes: -1,
    } as const
    await append(aMinute(2, back))
    expect(await read()).toEqual({ balance: 4_800_000, sum: 4_800_000, november: 1, december: 1 })
  })

  it('[O5] writes an entry once, however often it is repeated and whoever does it', async () => {
    await append(anEntry(), aMinute(1), aMinute(1, { amountMinor: -9 }))
    await Promise.all(Array.from({ length: 4 }, () => append(aMinute(2))))
    expect(await read()).toMatchObject({ balance: 4_800_000, sum: 4_800_000, november: 2 })
    expect(await store.transaction(tx => tx.ledger.ofCall(call.id))).toEqual([aMinute(1), aMinute(2)])
    expect(await store.transaction(tx => tx.ledger.has(aMinute(1).key))).toBe(true)
    expect(await store.transaction(tx => tx.ledger.has(aMinute(3).key))).toBe(false)
  })

  it('refuses a balance that a number cannot hold exactly', async () => {
    await append(anEntry({ amountMinor: Number.MAX_SAFE_INTEGER }))
    await expect(append(anEntry({ key: 'top_up:acc1:1', amountMinor: 1 }))).rejects.toThrow(RangeError)
    expect(await read()).toMatchObject({ balance: Number.MAX_SAFE_INTEGER })
  })

  it('[O2] knows when outbound calls to a customer were connected, and nobody else’s', async () => {
    const connected = {
      ...aDialingCall({ id: call.id }),
      state: 'connected',
      answeredAt: t0 + 5_000,
    } as const
    await store.transaction(tx => tx.calls.save(connected, t0))
    const since = (at: number, customer = call.customer.id) =>
      store.transaction(tx => tx.calls.outboundConnectedAt(acc1, customer, at))
    expect(await since(t0 + 4_999)).toEqual([t0 + 5_000])
    expect(await since(t0 + 5_000)).toEqual([])
    expect(await since(t0, customerId('62899'))).toEqual([])
  })
})
