import { afterEach, describe, expect, it } from 'vitest'
import type { LedgerFilter } from '#shared/protocol/money.ts'
import { aUser, agentId } from '../../support/builders/records.ts'
import { threeAgents, type CoreWorld } from '../../support/core/core-world.ts'
import { acc1, aDial, connectCall, endCall, openPaidWorld } from '../../support/core/money.ts'
import { holder } from '../../support/builders/calls.ts'
import { valueOf } from '../../support/core/outcomes.ts'

const admin = agentId('adi')
const minute = 60_000
let world: CoreWorld
afterEach(() => world.close())
const open = async () => {
  world = await openPaidWorld({ users: [...threeAgents(), aUser('adi', { role: 'admin' })] })
}
const ledger = (cursor?: string, limit?: number) =>
  valueOf(world.core.balances.ledger({ accountId: acc1, cursor, limit }))
const importCsv = (csv: string, dryRun = false) => valueOf(world.core.rates.importCsv(admin, { csv, dryRun }))
const ratesNow = async () => (await valueOf(world.core.rates.list())).rates

describe("an account's statement", () => {
  it('[O5] [O6] has each reason with the balance after it, newest first, page by page', async () => {
    await open()
    const startedAt = world.clock.now()
    const id = await connectCall(world)
    await world.advance(minute)
    await endCall(world, id, { startedAt, endedAt: startedAt + minute })
    const amount = { currency: 'IDR', minor: 5_000_000 }
    await valueOf(world.core.balances.topUp(admin, { accountId: acc1, amount, topUpId: 'one' }))
    const all = await ledger()
    expect(
      all.entries.map(({ reason, amount: { minor }, balance }) => [reason, minor, balance.minor]),
    ).toEqual([
      ['top_up', 5_000_000, 29_900_000],
      ['settlement', 100_000, 24_900_000],
      ['call', -100_000, 24_800_000],
      ['call', -100_000, 24_900_000],
      ['opening', 25_000_000, 25_000_000],
    ])
    expect(all.entries[0]).toMatchObject({ by: { id: 'adi', name: 'Adi' } })
    expect(all.entries[2]).toMatchObject({ minute: 2, call: { id, customer: { name: 'Budi' } } })
    const first = await ledger(undefined, 2)
    const second = await ledger(first.nextCursor, 3)
    expect([...first.entries, ...second.entries]).toEqual(all.entries)
    expect(second.nextCursor).toBeUndefined()
  })

  it('[O6] gives the lines of one kind or of some days alone', async () => {
    await open()
    const openedAt = world.clock.now()
    await world.advance(minute)
    const amount = { currency: 'IDR', minor: 5_000_000 }
    await valueOf(world.core.balances.topUp(admin, { accountId: acc1, amount, topUpId: 'one' }))
    const reasons = async (filter: LedgerFilter) => {
      const { entries } = await valueOf(world.core.balances.ledger({ accountId: acc1, filter }))
      return entries.map(({ reason }) => reason)
    }
    const after = new Date(openedAt + 1).toISOString()
    expect(await reasons({})).toEqual(['top_up', 'opening'])
    expect(await reasons({ reason: 'opening' })).toEqual(['opening'])
    expect(await reasons({ from: after })).toEqual(['top_up'])
    expect(await reasons({ to: after })).toEqual(['opening'])
    expect(await reasons({ to: after, reason: 'top_up' })).toEqual([])
  })

  it('names what is not there', async () => {
    await open()
    expect(await world.core.balances.ledger({ accountId: acc1, cursor: 'elsewhere' })).toEqual({
      ok: false,
      unknownId: 'cursor',
    })
  })
})

describe('rates from a file', () => {
  const csv = 'country_code,per_minute\n65,2500\n'

  it('[O5] are tried first, then taken whole, and hold for the next call', async () => {
    await open()
    const changes = { added: 1, changed: 0, removed: 1 }
    expect(await importCsv(csv, true)).toMatchObject({ applied: false, faults: [], changes })
    expect(await ratesNow()).toMatchObject([{ countryCode: '62' }])
    expect(await importCsv(csv)).toMatchObject({ applied: true, changes })
    expect(await ratesNow()).toEqual([{ countryCode: '65', fromMinute: 0, perMinuteMinor: 250_000 }])
    expect(await world.core.calls.dial(holder('ani'), aDial())).toMatchObject({
      refusal: { reason: 'no_rate' },
    })
  })

  it('[O5] change nothing where a single line is wrong', async () => {
    await open()
    expect(await importCsv(`${csv}six,1\n`)).toMatchObject({
      applied: false,
      faults: [{ code: 'country_not_digits', line: 3, column: 1, value: 'six' }],
    })
    expect(await ratesNow()).toMatchObject([{ countryCode: '62' }])
  })

  it('[O5] may be thousands', async () => {
    await open()
    const many = Array.from({ length: 3_000 }, (_, index) => `${1_000 + index},1`)
    expect(await importCsv(['country_code,per_minute', ...many].join('\n'))).toMatchObject({ applied: true })
    expect(await ratesNow()).toHaveLength(3_000)
  })
})

describe('the balance that is low', () => {
  it('[O6] is the level of the account, told to everybody who calls with it', async () => {
    await open()
    const lowBalance = { currency: 'IDR', minor: 20_000_000 }
    await valueOf(world.core.accounts.configure(admin, { accountId: acc1, lowBalance }))
    for (const agent of ['ani', 'adi']) {
      expect(world.desktops.of('account.updated', agent).at(-1)?.account).toMatchObject({ lowBalance })
    }
    await valueOf(world.core.accounts.configure(admin, { accountId: acc1, lowBalance: null }))
    expect(world.desktops.of('account.updated', 'ani').at(-1)?.account.lowBalance).toBeUndefined()
  })

  it('[O6] is in the currency of the account', async () => {
    await open()
    const lowBalance = { currency: 'USD', minor: 1 }
    expect(await world.core.accounts.configure(admin, { accountId: acc1, lowBalance })).toMatchObject({
      badParam: 'lowBalance.currency',
    })
  })
})
