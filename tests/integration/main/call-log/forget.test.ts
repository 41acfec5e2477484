import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { callLogQuerySchema } from '#shared/ipc/call-log-entry.ts'
import { forgetBefore } from '../../../../src-main/call-log/forget.ts'
import { keepRetention } from '../../../../src-main/call-log/retention.ts'
import { anEntry, type LogWorld, logWorld, owner } from './log-world.ts'

const day = 24 * 60 * 60_000

/** Every byte of every file beside the log. */
function bytesBeside(world: LogWorld): Buffer {
  const folder = path.dirname(world.file)
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name =>
    path.join(folder, name),
  )
  return Buffer.concat(
    names.flatMap(name => {
      try {
        return [readFileSync(name)]
      } catch {
        // A folder has no bytes.
        return []
      }
    }),
  )
}

/** 1,000 old calls of one customer, and one new one of another. */
function filled(world: LogWorld) {
  const callLog = world.openLog()
  const old = Array.from({ length: 1_000 }, (_, n) =>
    anEntry({ callId: `old-${n}`, startedAt: 1_000 + n, status: 'answered' }),
  )
  callLog.put(
    owner,
    old,
    old.slice(0, 50).map(({ callId }) => ({
      callId,
      event: { what: 'device', at: 1_500, kind: 'speaker', label: 'Speaker of Wahyuningtyas' },
    })),
  )
  const other = { customerId: '628111', customerPhone: '+628111000111', customerName: 'Sari' }
  callLog.put(owner, [anEntry({ callId: 'new', startedAt: 100 * day, status: 'answered', ...other })])
  return callLog
}

describe('[D5] forgetting old calls', () => {
  it('takes them out of every byte of every file, also of what was set aside', async () => {
    using world = logWorld()
    const callLog = filled(world)
    await callLog.close()
    // A damaged file of before lies in quarantine, with the same number in it.
    const again = world.openLog()
    const quarantine = path.join(path.dirname(world.file), 'quarantine', '2026-01-01')
    mkdirSync(quarantine, { recursive: true })
    writeFileSync(path.join(quarantine, 'calls.sqlite'), 'a piece of a file: +6281234567890, Budi')
    expect(bytesBeside(world).includes('6281234567890')).toBe(true)

    expect(await forgetBefore(again, 50 * day)).toBe(1_000)
    expect(await world.idsIn(again)).toEqual(['new'])
    expect(await world.idsIn(again, { search: '0812 3456' })).toEqual([])
    for (const gone of ['6281234567890', 'Budi', 'budi', 'old-7', 'Wahyuningtyas']) {
      expect(bytesBeside(world).includes(gone)).toBe(false)
    }
    expect(bytesBeside(world).includes('628111000111')).toBe(true)
    expect(existsSync(quarantine)).toBe(false)
  })

  it('leaves the search index whole, without a part of a forgotten name', async () => {
    using world = logWorld()
    const callLog = filled(world)
    await forgetBefore(callLog, 50 * day)
    await callLog.close()
    const database = new Database(world.file)
    database.exec(`INSERT INTO calls_found (calls_found, rank) VALUES ('integrity-check', 1)`)
    database.exec('CREATE VIRTUAL TABLE temp.parts USING fts5vocab(main, calls_found, row)')
    const parts = database.prepare('SELECT term FROM temp.parts').pluck().all()
    expect(parts).toContain('sar')
    expect(parts).not.toContain('bud')
    database.close()
  })

  it('never touches a call that goes on', async () => {
    using world = logWorld()
    const callLog = world.openLog()
    callLog.put(owner, [anEntry({ callId: 'live', startedAt: 5 })])
    callLog.put(owner, [], [{ callId: 'live', event: { what: 'linkLost', at: 6 } }])
    expect(await forgetBefore(callLog, 100 * day)).toBe(0)
    expect(await world.idsIn(callLog)).toEqual(['live'])
    // Its end is told later, and kept until the next time.
    callLog.put(owner, [anEntry({ callId: 'live', startedAt: 5, status: 'answered' })])
    expect(await world.idsIn(callLog, { status: 'answered' })).toEqual(['live'])
    expect(await forgetBefore(callLog, 100 * day)).toBe(1)
  })

  it('does not let them be told again, not even by a late correction', async () => {
    using world = logWorld()
    const callLog = filled(world)
    await forgetBefore(callLog, 50 * day, owner)
    callLog.put(owner, [anEntry({ callId: 'old-7', startedAt: 1_007, status: 'answered', talkMs: 1 })])
    callLog.put('u-beni@http://127.0.0.1', [anEntry({ callId: 'his', status: 'answered' })])
    expect(await world.idsIn(callLog)).toEqual(['new'])
    expect(
      (await callLog.query('u-beni@http://127.0.0.1', { search: '', filter: 'all', limit: 9 })).entries,
    ).toHaveLength(1)
  })
})

describe('[P13] a customer who was erased while this desktop was away', () => {
  const pseudonym = { customerId: 'erased-7', customerName: 'Erased customer', customerPhone: undefined }

  it('is nameless after the next word about the call: no number, no note, no byte', async () => {
    using world = logWorld()
    const callLog = world.openLog()
    const words = { note: 'Budi itu cerewet', disposition: 'langganan-lama', tags: ['pelit'] }
    callLog.put(owner, [
      anEntry({ status: 'answered', ...words }),
      anEntry({ callId: 'c2', status: 'answered', customerId: '628111', customerPhone: '+628111000111' }),
    ])
    callLog.put(owner, [], [{ callId: 'c1', event: { what: 'linkLost', at: 1_500 } }])
    callLog.put(owner, [anEntry({ status: 'answered', ...pseudonym })])
    const { entries } = await callLog.query(owner, callLogQuerySchema.parse({ customerId: 'erased-7' }))
    expect(entries).toEqual([anEntry({ status: 'answered', ...pseudonym })])
    expect(await world.idsIn(callLog, { search: '0812 3456' })).toEqual([])
    expect(await world.idsIn(callLog)).toHaveLength(2)
    for (const gone of ['6281234567890', 'cerewet', 'langganan-lama', 'pelit']) {
      expect(bytesBeside(world).includes(gone)).toBe(false)
    }
    expect(bytesBeside(world).includes('628111000111')).toBe(true)
  })

  it('stays away where the call is older than calls are kept', async () => {
    using world = logWorld()
    const callLog = filled(world)
    callLog.write(tx => tx.run(`INSERT INTO kept (owner, since) VALUES ('*', ${50 * day})`, {}))
    callLog.put(owner, [anEntry({ callId: 'old-7', startedAt: 1_007, status: 'answered', ...pseudonym })])
    expect(await world.idsIn(callLog, { limit: 500 })).not.toContain('old-7')
  })
})

describe('[D5] how long calls are kept', () => {
  it('is seen to at the start, each day, and when the setting changes', async () => {
    using world = logWorld()
    const { clock, log } = world
    let days = 180
    let changed = () => {}
    const ages: number[] = []
    const stop = keepRetention({
      clock,
      days: () => days,
      onChange: listener => {
        changed = listener
        return () => {}
      },
      forgetOlderThan: async ageMs => void ages.push(ageMs / day),
      log,
    })
    expect(ages).toEqual([180])
    await clock.advance(2 * day)
    expect(ages).toEqual([180, 180, 180])
    changed()
    days = 30
    changed()
    days = 0
    changed()
    expect(ages).toEqual([180, 180, 180, 30, Number.POSITIVE_INFINITY])
    stop()
    await clock.advance(2 * day)
    expect(ages).toHaveLength(5)
  })
})
