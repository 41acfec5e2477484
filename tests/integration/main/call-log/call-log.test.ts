import Database from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { callLogQuerySchema } from '#shared/ipc/call-log-entry.ts'
import type { CallLog } from '../../../../src-main/call-log/call-log.ts'
import { conditionsOf } from '../../../../src-main/call-log/conditions.ts'
import { putEntry } from '../../../../src-main/call-log/queries.ts'
import { pageStatement } from '../../../../src-main/call-log/reading/read-slice.ts'
import { anEntry, logWorld, owner } from './log-world.ts'

const query = (over: object = {}) => callLogQuerySchema.parse(over)

describe('[D5] the local call log', () => {
  it('keeps each call once, in its last form, through restarts', async () => {
    using world = logWorld()
    const first = world.openLog()
    first.put(owner, [anEntry()])
    first.put(owner, [anEntry({ status: 'live', answeredAt: 2_000 })])
    first.put(owner, [anEntry({ status: 'answered', reason: 'completed', talkMs: 5_000, endedAt: 7_000 })])
    first.put(owner, [anEntry({ status: 'live' })])
    await first.close()
    const { entries } = await world.openLog().query(owner, query())
    expect(entries).toEqual([
      anEntry({ status: 'answered', reason: 'completed', answeredAt: 2_000, talkMs: 5_000, endedAt: 7_000 }),
    ])
  })

  it('says who took a call that was first thought missed', async () => {
    using world = logWorld()
    const callLog = world.openLog()
    callLog.put(owner, [anEntry({ status: 'unanswered', reason: 'timed_out' })])
    callLog.put(owner, [anEntry({ status: 'elsewhere', answeredBy: 'Bo' })])
    expect((await callLog.query(owner, query())).entries).toEqual([
      anEntry({ status: 'elsewhere', answeredBy: 'Bo' }),
    ])
  })

  it('forgets an erased customer, from the bytes of the file too', async () => {
    using world = logWorld()
    const callLog = world.openLog()
    callLog.put(owner, [anEntry(), anEntry({ callId: 'c2', customerId: '628111', customerPhone: '+628111' })])
    callLog.put(owner, [], [{ callId: 'c1', event: { what: 'linkLost', at: 1_500 } }])
    callLog.forgetCustomer(owner, { accountId: 'acc-1', customerId: '6281234567890' })
    expect(await world.idsIn(callLog)).toEqual(['c2'])
    for (const file of [world.file, `${world.file}-wal`]) {
      expect(readFileSync(file).includes('6281234567890')).toBe(false)
    }
  })

  it('shows each agent of a shared desktop the own calls alone', async () => {
    using world = logWorld()
    const callLog = world.openLog()
    callLog.put(owner, [anEntry()])
    callLog.put('u-beni@http://127.0.0.1', [anEntry({ callId: 'c2' })])
    expect(await world.idsIn(callLog)).toEqual(['c1'])
  })

  it('filters, searches by name and by number however it is typed', async () => {
    using world = logWorld()
    const callLog = world.openLog()
    callLog.put(owner, [
      anEntry({ callId: 'missed', status: 'unanswered', startedAt: 1 }),
      anEntry({ callId: 'taken', status: 'elsewhere', startedAt: 2, customerName: 'Citra 100%' }),
      anEntry({ callId: 'dialled', status: 'unanswered', direction: 'outbound', startedAt: 3 }),
      anEntry({
        callId: 'username',
        status: 'answered',
        startedAt: 4,
        customerPhone: undefined,
        customerName: 'Dewi',
      }),
    ])
    expect(await world.idsIn(callLog)).toEqual(['username', 'dialled', 'taken', 'missed'])
    expect(await world.idsIn(callLog, { filter: 'missed' })).toEqual(['missed'])
    expect(await world.idsIn(callLog, { filter: 'inbound' })).toEqual(['username', 'taken', 'missed'])
    expect(await world.idsIn(callLog, { filter: 'outbound' })).toEqual(['dialled'])
    expect(await world.idsIn(callLog, { search: 'dEW' })).toEqual(['username'])
    expect(await world.idsIn(callLog, { search: '100%' })).toEqual(['taken'])
    expect(await world.idsIn(callLog, { search: '%' })).toEqual(['taken'])
    for (const search of ['0812-3456', '+62 812 3456', '(0812) 3456', '4567890']) {
      expect(await world.idsIn(callLog, { search, filter: 'missed' })).toEqual(['missed'])
    }
    expect(await world.idsIn(callLog, { search: 'nobody' })).toEqual([])
  })

  it('pages by the last entry, each call exactly once, also among equal times', async () => {
    using world = logWorld()
    const callLog = world.openLog()
    const entries = Array.from({ length: 25 }, (_, n) =>
      anEntry({
        callId: `c${String(n).padStart(2, '0')}`,
        startedAt: Math.floor(n / 10),
        status: 'answered',
      }),
    )
    callLog.put(owner, entries)
    const seen: string[] = []
    let after: number | undefined
    for (let page = 0; page < 3; page++) {
      const { entries: found, next } = await callLog.query(owner, query({ limit: 10, after }))
      seen.push(...found.map(entry => entry.callId))
      expect(next !== undefined).toBe(page < 2)
      after = next
    }
    expect(seen).toEqual(entries.map(entry => entry.callId).reverse())
  })

  it.each([
    ['all', 'calls_by_owner'],
    ['missed', 'calls_by_status'],
    ['inbound', 'calls_by_direction'],
    ['outbound', 'calls_by_direction'],
  ] as const)('pages %s in the order of an index, at any depth', (filter, index) => {
    using world = logWorld()
    world.openLog().put(owner, [anEntry()])
    const database = new Database(world.file, { readonly: true })
    const { sql, parameters } = pageStatement(conditionsOf(owner, query({ filter })), {
      before: 5_000_000,
      limit: 50,
    })
    const plan = JSON.stringify(database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(parameters))
    expect(plan).toContain(index)
    expect(plan).not.toContain('TEMP B-TREE')
    database.close()
  })

  it('finds what is rare among very many, by each of its parts', async () => {
    using world = logWorld()
    const callLog = world.openLog()
    const crowd = Array.from({ length: 6_000 }, (_, n) =>
      anEntry({
        callId: `c${n}`,
        startedAt: n * 10,
        status: n === 17 ? 'unanswered' : 'answered',
        reason: n === 17 ? 'timed_out' : 'completed',
        customerName: n === 17 ? 'Dónia Çelik' : `Budi Santoso ${n % 7}`,
        customerPhone: n === 17 ? '+628199900011' : '+6281234567890',
        accountId: n === 17 ? 'acc-2' : 'acc-1',
      }),
    )
    callLog.put(owner, crowd)
    for (const wanted of [
      { search: 'donia' },
      { search: 'ÇELIK dónia' },
      { search: 'li' },
      { search: '0819 9900' },
      { search: '0062-819-99' },
      { search: 'celik 0819' },
      { reason: 'timed_out' },
      { accountId: 'acc-2' },
      { status: 'unanswered', search: 'celik' },
      { from: 165, until: 175 },
    ]) {
      expect(await world.idsIn(callLog, wanted)).toEqual(['c17'])
    }
    expect(await world.idsIn(callLog, { search: 'santoso celik' })).toEqual([])
    expect(await world.idsIn(callLog, { search: 'ontosos' })).toEqual([])
  })

  it('finds a customer by the newest name, and no longer by the old one', async () => {
    using world = logWorld()
    const callLog = world.openLog()
    callLog.put(owner, [anEntry()])
    callLog.put(owner, [anEntry({ customerName: 'Pak Budiman' })])
    callLog.put(owner, [anEntry({ customerName: 'Wahyu', customerPhone: undefined })])
    expect(await world.idsIn(callLog, { search: 'budiman' })).toEqual([])
    expect(await world.idsIn(callLog, { search: 'wahyu' })).toEqual(['c1'])
    expect(await world.idsIn(callLog, { search: '0812' })).toEqual(['c1'])
  })

  it('does not let a reader write', async () => {
    using world = logWorld()
    const callLog = world.openLog()
    callLog.put(owner, [anEntry()])
    callLog.read(db => db.all(`DELETE FROM calls WHERE owner = :owner RETURNING call_id`, { owner }))
    expect(world.log.lines.at(-1)).toMatchObject({ level: 'error' })
    expect(await world.idsIn(callLog)).toEqual(['c1'])
  })

  it('carries out a transaction whole or not at all', async () => {
    using world = logWorld()
    const callLog = world.openLog()
    const done = callLog.write(tx => {
      putEntry(tx, owner, anEntry())
      throw new Error('Changed our mind.')
    })
    expect(done).toBe(false)
    expect(await world.idsIn(callLog)).toEqual([])
  })

  it('does not compile a transaction that waits', () => {
    const waiting = (callLog: CallLog) =>
      // @ts-expect-error A promise would commit before its work is done.
      callLog.write(() => Promise.resolve())
    expect(waiting).toBeTypeOf('function')
  })
})
