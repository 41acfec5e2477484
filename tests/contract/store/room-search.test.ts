import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { searchTerms } from '../../../src-platform/store/caller-search.ts'
import { migrate } from '../../../src-platform/store/migrate.ts'
import { roomSearch } from '../../../src-platform/store/migrations/019-room-search.ts'
import { migrations } from '../../../src-platform/store/migrations/all.ts'
import { t0 } from '../../support/builders/calls.ts'
import { aRoom, anAccount, customerId, roomId } from '../../support/builders/records.ts'
import { rawDatabase } from '../../support/raw-database.ts'
import { storeSources } from './stores.ts'

describe.each(storeSources)('the search for rooms on $name', source => {
  beforeAll(() => source.start())
  afterAll(() => source.stop())

  it('finds customers as the report does: without accents, and by a number however it is typed', async () => {
    const store = await source.open()
    const maria = { id: customerId('34600111222'), name: 'María Núñez 100%', phone: '+34600111222' }
    await store.transaction(async tx => {
      await tx.accounts.insert(anAccount())
      await tx.rooms.insert(aRoom(), t0)
      await tx.rooms.insert(aRoom({ id: roomId('maria'), customer: maria }), t0 + 1)
    })
    const found = async (typed: string) => {
      const query = { states: ['unassigned'], terms: searchTerms(typed), limit: 9 } as const
      return (await store.transaction(tx => tx.rooms.list(query))).map(({ room }) => room.id)
    }
    expect(await found('BUDI')).toEqual(['r1'])
    expect(await found('+62 812-3456')).toEqual(['r1'])
    expect(await found('(0812) 3456')).toEqual(['r1'])
    expect(await found('nunez')).toEqual(['maria'])
    expect(await found('NÚÑEZ maria')).toEqual(['maria'])
    expect(await found('100%')).toEqual(['maria'])
    expect(await found('1_0')).toEqual([])
    expect(await found('budi nunez')).toEqual([])
    expect(await found(' ')).toEqual(['maria', 'r1'])
  })

  it('finds rooms of before it knew accents', async () => {
    const db = rawDatabase(source.name, await source.makePlace())
    await migrate(db, source.name, { now: () => 1, steps: migrations.slice(0, roomSearch.version - 1) })
    await sql`
      insert into accounts (id, name, phone_number_id, display_phone, inbound, outbound, ring_seconds,
        callback_permission, missed_call_consent, currency)
      values ('acc1', 'Toko Sinar', '1', '1', 1, 1, 45, 0, 0, 'IDR')
    `.execute(db)
    await sql`
      insert into rooms (id, account_id, customer_id, customer_name, search_text, state, unread, created_at, sorted_at)
      values ('old', 'acc1', '34600', 'Núñez', 'núñez +34600', 'unassigned', 0, 1, 1)
    `.execute(db)
    await db.destroy()
    const store = await source.reopen()
    const query = { states: ['unassigned'], terms: ['nunez'], limit: 9 } as const
    expect(await store.transaction(tx => tx.rooms.list(query))).toMatchObject([{ room: { id: 'old' } }])
  })
})
