import { verify } from '@node-rs/argon2'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applySeed, SeedError } from '../../../src-platform/seed/seed.ts'
import { openStore } from '../../../src-platform/store/open-store.ts'
import type { Store } from '../../../src-platform/store/store.ts'
import { t0 } from '../../support/builders/calls.ts'
import { accountId, roomId } from '../../support/builders/records.ts'
import { aSeed, password } from '../../support/seed.ts'

let store: Store
beforeEach(async () => {
  store = await openStore({ kind: 'sqlite', file: ':memory:' })
})
afterEach(() => store.close())

const faultOf = async (seed: unknown): Promise<string> => {
  try {
    await applySeed(store, seed, t0)
  } catch (error) {
    if (error instanceof SeedError) return error.message
    throw error
  }
  throw new Error('The seed was taken.')
}

describe('a seed file', () => {
  it('creates the organisation', async () => {
    const expiresAt = '2026-11-24T09:00:00Z'
    const room = {
      id: 'r9',
      accountId: 'acc1',
      customer: { id: '6281234567890', name: 'Budi' },
      state: 'assigned',
      assignedTo: 'u-ani',
      conversation: { category: 'service', expiresAt },
    }
    expect(await applySeed(store, aSeed({ rooms: [room] }), t0)).toBe('applied')
    await store.transaction(async tx => {
      const ani = await tx.users.byEmail('ani@example.com')
      expect(ani).toMatchObject({ id: 'u-ani', name: 'Ani', role: 'agent', presence: 'offline' })
      expect(ani?.passwordHash).toMatch(/^\$argon2id\$/)
      expect(await verify(ani!.passwordHash, password)).toBe(true)
      expect(await tx.accounts.byPhoneNumberId('200000000000001')).toMatchObject({
        currency: 'IDR',
        ringSeconds: 45,
      })
      expect(await tx.ledger.ofAccount(accountId('acc1'))).toMatchObject([
        { reason: 'opening', amountMinor: 25_000_000, at: t0 },
      ])
      const [group] = await tx.ringGroups.ofAccount(accountId('acc1'))
      expect(group).toMatchObject({ name: 'Front desk', mode: 'ring_all', members: ['u-ani', 'u-beni'] })
      expect(await tx.rates.all()).toEqual([{ countryCode: '62', fromMinute: 0, perMinuteMinor: 100_000 }])
      expect(await tx.rooms.byId(roomId('r9'))).toMatchObject({
        customer: { phone: '+6281234567890' },
        assignedTo: 'u-ani',
        // A service conversation opens the window as long.
        windowUntil: Date.parse(expiresAt),
      })
    })
  })

  it('is not applied to a database that has something', async () => {
    await applySeed(store, aSeed(), t0)
    const other = aSeed({ accounts: [], users: [], ringGroups: [], rooms: [] })
    expect(await applySeed(store, other, t0)).toBe('database_not_empty')
    expect(await store.transaction(tx => tx.users.all())).toHaveLength(5)
  })

  it.each([
    [{ users: [{ id: 'u', name: 'U', email: 'no', password: 'x' }] }, 'users[0].email'],
    [
      { accounts: [{ id: 'a', name: 'A', phoneNumberId: '1', displayPhone: '1', ringSeconds: 5 }] },
      'accounts[0].ringSeconds',
    ],
    [
      { ringGroups: [{ name: 'G', accountId: 'nope', mode: 'ring_all', members: ['u-ani'] }] },
      'ringGroups[0].accountId',
    ],
    [
      { ringGroups: [{ name: 'G', accountId: 'acc1', mode: 'ring_all', members: ['u-nope'] }] },
      'ringGroups[0].members[0]',
    ],
    [
      { rooms: [{ id: 'r', accountId: 'acc1', customer: { id: '1' }, state: 'assigned' }] },
      'rooms[0].assignedTo',
    ],
    [{ colour: 'red' }, 'colour'],
  ])('names the path of a fault: %#', async (over, path) => {
    expect(await faultOf(aSeed(over))).toContain(path)
  })

  it('[R2] [R5] refuses an agent twice in one account, and two groups of one mode', async () => {
    const group = { name: 'G', accountId: 'acc1', mode: 'ring_all', members: ['u-ani'] }
    const twice = [group, { ...group, mode: 'round_robin' }]
    expect(await faultOf(aSeed({ ringGroups: twice }))).toContain('ringGroups')
    const sameMode = [group, { ...group, members: ['u-beni'] }]
    expect(await faultOf(aSeed({ ringGroups: sameMode }))).toContain('ringGroups[1].mode')
  })

  it('leaves nothing behind when it is refused', async () => {
    await faultOf(aSeed({ rooms: 'none' }))
    expect(await store.transaction(tx => tx.users.all())).toEqual([])
  })
})
