import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../../src-platform/store/store.ts'
import { anOfferedCall, callId, t0 } from '../../support/builders/calls.ts'
import {
  aRoom,
  aUser,
  agentId,
  anAccount,
  customerId,
  messageId,
  ringGroupId,
  roomId,
} from '../../support/builders/records.ts'
import { storeSources } from './stores.ts'

describe.each(storeSources)('the store on $name', source => {
  let store: Store

  beforeAll(() => source.start())
  afterAll(() => source.stop())
  beforeEach(async () => {
    store = await source.open()
    await store.transaction(async tx => {
      await tx.accounts.insert(anAccount())
      for (const id of ['ani', 'beni', 'dewi']) await tx.users.insert(aUser(id))
      await tx.rooms.insert(aRoom(), t0)
    })
  })

  it('keeps all of a transaction, also after it was closed and opened again', async () => {
    await store.transaction(tx => tx.calls.save(anOfferedCall(), t0))
    const again = await source.reopen()
    expect(await again.transaction(tx => tx.calls.byId(callId('call-1')))).toEqual(anOfferedCall())
  })

  it('keeps nothing of a transaction that fails', async () => {
    const failing = store.transaction(async tx => {
      await tx.calls.save(anOfferedCall(), t0)
      throw new Error('half-way')
    })
    await expect(failing).rejects.toThrow('half-way')
    expect(await store.transaction(tx => tx.calls.byId(callId('call-1')))).toBeUndefined()
  })

  it('lets no change be lost when many change the same thing at once', async () => {
    const room = aRoom()
    const add = () =>
      store.transaction(async tx => {
        const now = await tx.rooms.byId(room.id)
        if (now) await tx.rooms.update({ ...now, unread: now.unread + 1 })
      })
    await Promise.all(Array.from({ length: 8 }, add))
    expect((await store.transaction(tx => tx.rooms.byId(room.id)))?.unread).toBe(8)
  })

  it('finds users by e-mail in any case, and keeps their presence', async () => {
    await store.transaction(tx =>
      tx.users.setPresence(agentId('ani'), { presence: 'away', isHeldAway: true }),
    )
    const found = await store.transaction(tx => tx.users.byEmail('ANI@Example.com'))
    expect(found).toEqual(aUser('ani', { presence: 'away', isHeldAway: true }))
  })

  it('finds accounts by the number that Meta names', async () => {
    const account = anAccount()
    expect(await store.transaction(tx => tx.accounts.byPhoneNumberId(account.phoneNumberId))).toEqual(account)
    expect(await store.transaction(tx => tx.accounts.byPhoneNumberId('1'))).toBeUndefined()
  })

  it('[R4] keeps the order of a ring group and whose turn it was', async () => {
    const members = ['dewi', 'ani', 'beni'].map(agentId)
    const group = { name: 'Front', accountId: anAccount().id, mode: 'round_robin', members } as const
    await store.transaction(async tx => {
      const id = ringGroupId('g1')
      await tx.ringGroups.save({ ...group, id })
      await tx.ringGroups.setLastRung(id, agentId('ani'))
    })
    const [found] = await store.transaction(tx => tx.ringGroups.ofAccount(anAccount().id))
    expect(found).toMatchObject({ ...group, lastRung: 'ani' })
  })

  it('[R5] refuses a second group of the same mode for one account', async () => {
    const group = { name: 'A', accountId: anAccount().id, mode: 'ring_all', members: [] } as const
    await store.transaction(tx => tx.ringGroups.save({ ...group, id: ringGroupId('g1') }))
    await expect(
      store.transaction(tx => tx.ringGroups.save({ ...group, id: ringGroupId('g2') })),
    ).rejects.toThrow(/unique/i)
  })

  it('gives a room back exactly as it was saved', async () => {
    const room = aRoom({
      state: 'assigned',
      assignedTo: agentId('ani'),
      unread: 3,
      lastMessageAt: t0 + 1,
      conversation: { category: 'service', expiresAt: t0 + 86_400_000 },
      windowUntil: t0 + 86_400_000,
    })
    await store.transaction(async tx => {
      await tx.rooms.update(room)
      expect(await tx.rooms.byId(room.id)).toEqual(room)
      expect(await tx.rooms.byCustomer(room.accountId, room.customer.id)).toEqual(room)
    })
  })

  it('lists rooms by state, owner and text, newest first, page by page', async () => {
    await store.transaction(async tx => {
      for (let index = 0; index < 5; index += 1) {
        const customer = {
          id: customerId(`62811${index}`),
          name: `Customer 100%${index}`,
          phone: `+62811${index}`,
        }
        await tx.rooms.insert(
          aRoom({ id: roomId(`more-${index}`), customer }),
          t0 + 10 + Math.floor(index / 2),
        )
      }
      const query = { states: ['unassigned'], limit: 4 } as const
      const first = await tx.rooms.list(query)
      const rest = await tx.rooms.list({ ...query, after: first.at(-1)!.place })
      expect([...first, ...rest].map(({ room }) => room.id)).toEqual([
        'more-4',
        'more-3',
        'more-2',
        'more-1',
        'more-0',
        'r1',
      ])
      expect(await tx.rooms.list({ ...query, assignedTo: agentId('ani') })).toEqual([])
    })
  })

  it('pages through messages, oldest first, in the order of their times', async () => {
    const room = aRoom()
    await store.transaction(async tx => {
      for (const [index, at] of [t0, t0 + 2, t0 + 2, t0 + 1].entries()) {
        await tx.messages.insert({
          id: messageId(`m${index}`),
          roomId: room.id,
          direction: 'in',
          kind: 'text',
          at,
          text: 'x',
        })
      }
      const newest = await tx.messages.page(room.id, { limit: 2 })
      expect(newest.map(message => message.id)).toEqual(['m1', 'm2'])
      const older = await tx.messages.page(room.id, { before: newest[0]!.id, limit: 5 })
      expect(older.map(message => message.id)).toEqual(['m0', 'm3'])
    })
  })

  it('refuses the same client message twice in a room, and hands early statuses out once', async () => {
    const message = {
      id: messageId('m1'),
      roomId: aRoom().id,
      direction: 'out',
      kind: 'text',
      at: t0,
      status: 'pending',
      clientMessageId: 'c1',
      sentBy: agentId('ani'),
    } as const
    await store.transaction(async tx => {
      await tx.messages.insert(message)
      const named = { ...message, providerMessageId: 'wamid.1', status: 'sent' } as const
      await tx.messages.update(named)
      expect(await tx.messages.byClientId(message.roomId, 'c1')).toEqual(named)
      expect(await tx.messages.byProviderId('wamid.1')).toEqual(named)
      await tx.messages.keepEarlyStatus({ providerMessageId: 'wamid.2', status: 'read', at: t0 })
      expect(await tx.messages.takeEarlyStatuses('wamid.2')).toEqual(['read'])
      expect(await tx.messages.takeEarlyStatuses('wamid.2')).toEqual([])
    })
    const twin = store.transaction(tx => tx.messages.insert({ ...message, id: messageId('m2') }))
    await expect(twin).rejects.toThrow(/unique/i)
  })

  it('replaces, revokes and forgets refresh tokens', async () => {
    const token = {
      hash: 'h1',
      userId: agentId('ani'),
      familyId: 'f1',
      issuedAt: t0,
      expiresAt: t0 + 1_000,
    }
    await store.transaction(async tx => {
      await tx.refreshTokens.insert(token)
      const second = { ...token, hash: 'h2', expiresAt: t0 + 2_000 }
      expect(await tx.refreshTokens.replace('h1', second)).toBe(true)
      expect((await tx.refreshTokens.byHash('h1'))?.replacedBy).toBe('h2')
      const third = { ...token, hash: 'h3' }
      expect(await tx.refreshTokens.replace('h1', third)).toBe(false)
      await tx.refreshTokens.revokeFamily('f1', t0 + 5)
      expect(await tx.refreshTokens.replace('h2', third)).toBe(false)
      expect(await tx.refreshTokens.byHash('h3')).toBeUndefined()
      expect((await tx.refreshTokens.byHash('h2'))?.revokedAt).toBe(t0 + 5)
      await tx.refreshTokens.deleteExpired(t0 + 1_500)
      expect(await tx.refreshTokens.byHash('h1')).toBeUndefined()
    })
  })

  it('keeps rates with their tiers in order', async () => {
    await store.transaction(async tx => {
      await tx.rates.insert({ countryCode: '62', fromMinute: 1_000, perMinuteMinor: 90_000 })
      await tx.rates.insert({ countryCode: '62', fromMinute: 0, perMinuteMinor: 100_000 })
      expect((await tx.rates.all()).map(rate => rate.fromMinute)).toEqual([0, 1_000])
    })
  })

  it('answers a ping, and not after it was closed', async () => {
    const other = await source.reopen()
    await other.ping()
    await other.close()
    await expect(other.ping()).rejects.toThrow()
  })
})
