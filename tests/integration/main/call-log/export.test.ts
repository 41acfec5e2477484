import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { csvRows } from '#shared/domain/csv-rows.ts'
import type { CallLogFilter } from '#shared/ipc/call-log-entry.ts'
import { anEntry, owner } from './log-world.ts'
import { exportWorld, heldExport } from './export-world.ts'

const filters: readonly CallLogFilter[] = [
  {},
  { filter: 'missed' },
  { filter: 'inbound', search: 'santoso budi' },
  { search: 'sa' },
  { search: '0812 3456', filter: 'outbound' },
  { search: 'celik', reason: 'completed' },
  { customerId: 'customer-1', status: 'answered', from: 100, until: 300 },
  { accountId: 'acc-1', from: 440 },
  { search: 'nobody' },
]

describe('[D5] [L3] the call log as a file', () => {
  it.each(filters)('has exactly what the screen shows, in its order: %j', async filter => {
    using world = exportWorld()
    const shown = await world.shown(filter)
    expect(await world.save(filter)).toEqual({ kind: 'written', calls: shown.length })
    expect(world.rows().map(([id]) => id)).toEqual(shown)
  })

  it('has every column of a call, with what the agent wrote', async () => {
    using world = exportWorld(0)
    world.callLog.put(owner, [
      anEntry({
        startedAt: Date.parse('2026-11-23T09:00:00.007Z'),
        answeredAt: Date.parse('2026-11-23T09:00:05Z'),
        endedAt: Date.parse('2026-11-24T00:00:00Z'),
        ringMs: 5_000,
        talkMs: 65_500,
        status: 'elsewhere',
        reason: 'completed',
        endedBy: 'customer',
        answeredBy: 'Bo',
        note: 'Wants the blue one,\n"today".',
        disposition: 'follow_up',
        tags: ['refund', 'vip'],
      }),
    ])
    await world.save()
    const [head, row] = csvRows(readFileSync(world.file, 'utf8')) ?? []
    const cells = Object.fromEntries((head?.fields ?? []).map((name, index) => [name, row?.fields[index]]))
    expect(cells).toEqual({
      call_id: 'c1',
      account_id: 'acc-1',
      account: 'Toko Sinar',
      customer_id: '6281234567890',
      customer: 'Budi',
      phone: `'+6281234567890`,
      answered_by: 'Bo',
      direction: 'inbound',
      started_at: '2026-11-23T09:00:00.007Z',
      answered_at: '2026-11-23T09:00:05.000Z',
      ended_at: '2026-11-24T00:00:00.000Z',
      ring_ms: '5000',
      talk_ms: '65500',
      status: 'elsewhere',
      reason: 'completed',
      ended_by: 'customer',
      disposition: 'follow_up',
      note: 'Wants the blue one,\n"today".',
      tags: 'refund; vip',
    })
  })

  it('holds nothing that a spreadsheet would run, in whatever a person can write', async () => {
    using world = exportWorld(0)
    const [formula, at, minus] = ['=HYPERLINK("http://x","y"), Budi', '@SUM(1)', '-1+1']
    world.callLog.put(owner, [
      anEntry({
        customerName: formula,
        note: at,
        disposition: minus,
        tags: ['=1', 'x'],
        accountName: '\t=1',
      }),
    ])
    await world.save()
    const text = readFileSync(world.file, 'utf8')
    expect(text.startsWith('\uFEFFcall_id,')).toBe(true)
    expect(world.rows()[0]).toEqual(
      expect.arrayContaining([`'${formula}`, `'+6281234567890`, `'${at}`, `'${minus}`, `'=1; x`, `'\t=1`]),
    )
  })

  it('is as the log was when it began, whatever happens to calls meanwhile', async () => {
    using world = exportWorld(5_000)
    const held = await heldExport(world)
    // A ring is kept at once: nothing waits for the file.
    world.callLog.put(owner, [anEntry({ callId: 'rings', startedAt: 9_000 })])
    world.callLog.put(owner, [
      anEntry({ callId: 'c0', startedAt: 0, customerId: 'customer-0', customerName: 'Renamed' }),
    ])
    expect((await world.shown({}))[0]).toBe('rings')
    const rows = await held.drain()
    expect(rows.map(([id]) => id)).toEqual(Array.from({ length: 5_000 }, (_, n) => `c${4_999 - n}`))
    expect(rows.at(-1)).toContain('Budi Santoso')
    await held.ended
  })

  it('is given up when the person says so, and leaves nothing', async () => {
    using world = exportWorld(5_000)
    writeFileSync(world.file, 'of before')
    const held = await heldExport(world)
    const cancelled = world.callLog.cancelExport()
    const rows = await held.drain()
    expect(await held.ended).toEqual({ kind: 'cancelled' })
    await cancelled
    expect(rows.length).toBeLessThan(4_900)
    expect(readFileSync(world.file, 'utf8')).toBe('of before')
    expect(existsSync(world.unfinished)).toBe(false)
    expect(await world.save()).toMatchObject({ kind: 'written' })
  })

  it('gives way to a newer one', async () => {
    using world = exportWorld(5_000)
    const held = await heldExport(world)
    const newer = world.save({ filter: 'missed' })
    await held.drain()
    expect(await held.ended).toEqual({ kind: 'cancelled' })
    expect(await newer).toEqual({ kind: 'written', calls: (await world.shown({ filter: 'missed' })).length })
  })

  it('[P13] is given up when a customer is erased, who is then in no byte beside it', async () => {
    using world = exportWorld(5_000)
    const number = '628999000111'
    world.callLog.put(owner, [anEntry({ callId: 'erased', startedAt: 1, customerId: number })])
    const held = await heldExport(world)
    world.callLog.forgetCustomer(owner, { accountId: 'acc-1', customerId: number })
    await held.drain()
    expect(await held.ended).toEqual({ kind: 'cancelled' })
    const folder = path.dirname(world.file)
    const holding = () =>
      readdirSync(folder).filter(name => readFileSync(path.join(folder, name)).includes(number))
    await expect.poll(holding).toEqual([])
  })

  it('leaves what was there where the disk is full, and the log as it was', async () => {
    using world = exportWorld()
    writeFileSync(world.file, 'of before')
    symlinkSync('/dev/full', world.unfinished)
    expect(await world.save()).toMatchObject({ kind: 'failed', code: 'ENOSPC' })
    expect(readFileSync(world.file, 'utf8')).toBe('of before')
    expect(existsSync(world.unfinished)).toBe(false)
    expect(await world.shown({})).toHaveLength(450)
    expect(world.callLog.trouble).toBeUndefined()
  })

  it('says that the folder is gone, and that the log cannot be read', async () => {
    using world = exportWorld()
    const target = path.join(path.dirname(world.file), 'gone', 'calls.csv')
    expect(await world.callLog.exportTo({ owner, filter: {}, target }, () => {})).toMatchObject({
      code: 'ENOENT',
    })
    await world.callLog.close()
    writeFileSync(world.world.file, 'damaged, and long enough for a database')
    expect(await world.save()).toMatchObject({ kind: 'failed', code: 'SQLITE_NOTADB' })
    expect(existsSync(world.unfinished)).toBe(false)
  })
})
