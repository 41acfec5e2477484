import Database from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { callLogQuerySchema } from '#shared/ipc/call-log-entry.ts'
import type { CallLog } from '../../../../src-main/call-log/call-log.ts'
import { pageStatement, putEntry } from '../../../../src-main/call-log/queries.ts'
import { anEntry, logWorld, owner } from './log-world.ts'

const query = (over: object = {}) => callLogQuerySchema.parse(over)

describe('[D5] the local call log', () => {
  it('keeps each call once, in its last form, through restarts', () => {
    using world = logWorld()
    const first = world.openLog()
    first.put(owner, [anEntry()])
    first.put(owner, [anEntry({ status: 'live', answeredAt: 2_000 })])
    first.put(owner, [anEntry({ status: 'answered', reason: 'completed', talkMs: 5_000, endedAt: 7_000 })])
    first.put(owner, [anEntry({ status: 'live' })])
    first.close()
    const { entries } = world.openLog().query(owner, query())
    expect(entries).toEqual([
      anEntry({ status: 'answered', reason: 'completed', answeredAt: 2_000, talkMs: 5_000, endedAt: 7_000 }),
    ])
  })

  it('says who took a call that was first thought missed', () => {
    using world = logWorld()
    const callLog = world.openLog()
    callLog.put(owner, [anEntry({ status: 'unanswered', reason: 'timed_out' })])
    callLog.put(owner, [anEntry({ status: 'elsewhere', answeredBy: 'Bo' })])
    expect(callLog.query(owner, query()).entries).toEqual([
      anEntry({ status: 'elsewhere', answeredBy: 'Bo' }),
    ])
  })

  it('forgets an erased customer, from the bytes of the file too', () => {
    using world = logWorld()
    const callLog = world.openLog()
    callLog.put(owner, [anEntry(), anEntry({ callId: 'c2', customerId: '628111', customerPhone: '+628111' })])
    callLog.put(owner, [], [{ callId: 'c1', event: { what: 'linkLost', at: 1_500 } }])
    callLog.forgetCustomer(owner, { accountId: 'acc-1', customerId: '6281234567890' })
    expect(world.idsIn(callLog)).toEqual(['c2'])
    for (const file of [world.file, `${world.file}-wal`]) {
      expect(readFileSync(file).includes('6281234567890')).toBe(false)
    }
  })

  it('shows each agent of a shared desktop the own calls alone', () => {
    using world = logWorld()
    const callLog = world.openLog()
    callLog.put(owner, [anEntry()])
    callLog.put('u-beni@http://127.0.0.1', [anEntry({ callId: 'c2' })])
    expect(world.idsIn(callLog)).toEqual(['c1'])
  })

  it('filters, searches by name and by number however it is typed', () => {
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
    expect(world.idsIn(callLog)).toEqual(['username', 'dialled', 'taken', 'missed'])
    expect(world.idsIn(callLog, { filter: 'missed' })).toEqual(['missed'])
    expect(world.idsIn(callLog, { filter: 'inbound' })).toEqual(['username', 'taken', 'missed'])
    expect(world.idsIn(callLog, { filter: 'outbound' })).toEqual(['dialled'])
    expect(world.idsIn(callLog, { search: 'dEW' })).toEqual(['username'])
    expect(world.idsIn(callLog, { search: '100%' })).toEqual(['taken'])
    expect(world.idsIn(callLog, { search: '%' })).toEqual(['taken'])
    for (const search of ['0812-3456', '+62 812 3456', '(0812) 3456', '4567890']) {
      expect(world.idsIn(callLog, { search, filter: 'missed' })).toEqual(['missed'])
    }
    expect(world.idsIn(callLog, { search: 'nobody' })).toEqual([])
  })

  it('pages by the last entry, each call exactly once, also among equal times', () => {
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
    let after: { startedAt: number; callId: string } | undefined
    for (let page = 0; page < 3; page++) {
      const { entries: found, hasMore } = callLog.query(owner, query({ limit: 10, after }))
      seen.push(...found.map(entry => entry.callId))
      expect(hasMore).toBe(page < 2)
      const last = found.at(-1)
      after = last && { startedAt: last.startedAt, callId: last.callId }
    }
    expect(seen).toEqual(entries.map(entry => entry.callId).reverse())
  })

  it.each([
    ['all', 'calls_by_start'],
    ['missed', 'calls_by_status'],
    ['inbound', 'calls_by_direction'],
    ['outbound', 'calls_by_direction'],
  ] as const)('pages %s in the order of an index, at any depth', (filter, index) => {
    using world = logWorld()
    world.openLog().put(owner, [anEntry()])
    const database = new Database(world.file, { readonly: true })
    for (const after of [undefined, { startedAt: 5, callId: 'c' }]) {
      const { sql, parameters } = pageStatement(owner, query({ filter, after }))
      const plan = JSON.stringify(database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(parameters))
      expect(plan).toContain(index)
      expect(plan).not.toContain('TEMP B-TREE')
    }
    database.close()
  })

  it('does not let a reader write', () => {
    using world = logWorld()
    const callLog = world.openLog()
    callLog.put(owner, [anEntry()])
    callLog.read(db => db.all(`DELETE FROM calls WHERE owner = :owner RETURNING call_id`, { owner }))
    expect(world.log.lines.at(-1)).toMatchObject({ level: 'error' })
    expect(world.idsIn(callLog)).toEqual(['c1'])
  })

  it('carries out a transaction whole or not at all', () => {
    using world = logWorld()
    const callLog = world.openLog()
    const done = callLog.write(tx => {
      putEntry(tx, owner, anEntry())
      throw new Error('Changed our mind.')
    })
    expect(done).toBe(false)
    expect(world.idsIn(callLog)).toEqual([])
  })

  it('does not compile a transaction that waits', () => {
    const waiting = (callLog: CallLog) =>
      // @ts-expect-error A promise would commit before its work is done.
      callLog.write(() => Promise.resolve())
    expect(waiting).toBeTypeOf('function')
  })
})
