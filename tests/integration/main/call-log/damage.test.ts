import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { callLogQuerySchema } from '#shared/ipc/call-log-entry.ts'
import { readEvents } from '../../../../src-main/call-log/event-queries.ts'
import { anEntry, logWorld, owner } from './log-world.ts'

const query = callLogQuerySchema.parse({})

/** A log of many calls, closed in order. */
async function filledWorld() {
  const world = logWorld()
  const callLog = world.openLog()
  callLog.put(
    owner,
    Array.from({ length: 500 }, (_, n) => anEntry({ callId: `old-${n}`, startedAt: n, status: 'answered' })),
  )
  await callLog.close()
  return world
}

function quarantined(file: string): string[] {
  const folder = path.join(path.dirname(file), 'quarantine')
  return existsSync(folder) ? readdirSync(folder) : []
}

const damages: readonly (readonly [string, (file: string) => void])[] = [
  [
    'text instead of a database',
    file => writeFileSync(file, 'not a database at all, but long enough for one'),
  ],
  ['a header that was overwritten', file => overwrite(file, 0, 100)],
  ['half of the file gone', file => truncateSync(file, Math.floor(readFileSync(file).length / 2))],
]

function overwrite(file: string, from: number, length: number): void {
  const bytes = readFileSync(file)
  bytes.fill(0x5a, from, from + length)
  writeFileSync(file, bytes)
}

describe('[D5] a damaged call log', () => {
  it.each(damages)('is set aside, and calls are kept again: %s', async (_what, damage) => {
    using world = await filledWorld()
    damage(world.file)
    const callLog = world.openLog()
    callLog.put(owner, [anEntry({ callId: 'new' })])
    const page = await callLog.query(owner, query)
    expect(page.entries.map(entry => entry.callId)).toEqual(['new'])
    expect(page.trouble).toBeUndefined()
    expect(quarantined(world.file)).toHaveLength(1)
    expect(world.emptied()).toBe(1)
  })

  it('is found by a check after a stop that was not in order, also deep inside', async () => {
    using world = await filledWorld()
    writeFileSync(`${world.file}-open`, '')
    const { length } = readFileSync(world.file)
    overwrite(world.file, Math.floor(length / 2), 8192)
    expect((await world.openLog().query(owner, query)).entries).toEqual([])
    expect(quarantined(world.file)).toHaveLength(1)
  })

  it('found by that check takes nothing with it that was told before it was found', async () => {
    using world = await filledWorld()
    writeFileSync(`${world.file}-open`, '')
    overwrite(world.file, Math.floor(readFileSync(world.file).length / 2), 8192)
    const callLog = world.openLog()
    callLog.put(
      owner,
      [anEntry({ callId: 'new' })],
      [{ callId: 'new', event: { what: 'notified', at: 1_500 } }],
    )
    await expect.poll(() => world.emptied()).toBe(1)
    expect(await world.idsIn(callLog)).toEqual(['new'])
    expect(callLog.read(db => readEvents(db, owner, 'new'))).toMatchObject([{ what: 'notified' }])
  })

  it('is whole after all where the app was only killed, and stays', async () => {
    using world = await filledWorld()
    writeFileSync(`${world.file}-open`, '')
    const callLog = world.openLog()
    expect(await world.idsIn(callLog, { limit: 1 })).toEqual(['old-499'])
    expect(world.emptied()).toBe(0)
    expect(world.log.lines).toEqual([])
  })

  it('is replaced while the app runs, with nothing that was just told lost', async () => {
    using world = await filledWorld()
    const { length } = readFileSync(world.file)
    overwrite(world.file, 4096, length - 4096)
    const callLog = world.openLog()
    callLog.put(owner, [anEntry({ callId: 'new' })])
    await world.clock.advance(60_000)
    expect(await world.idsIn(callLog)).toEqual(['new'])
    expect(world.emptied()).toBeGreaterThan(0)
  })

  it('does not pile up: two damaged files are kept', async () => {
    using world = await filledWorld()
    for (let time = 0; time < 4; time++) {
      writeFileSync(world.file, 'damaged once more, and long enough to look at')
      await world.openLog().close()
      await world.clock.advance(1_000)
    }
    expect(quarantined(world.file)).toHaveLength(2)
  })
})

describe('[D5] a call log that cannot be written', () => {
  it('of a newer app is shown, said so, and left as it is', async () => {
    using world = await filledWorld()
    const database = new Database(world.file)
    database.pragma('user_version = 99')
    database.close()
    const before = readFileSync(world.file)
    const callLog = world.openLog()
    callLog.put(owner, [anEntry({ callId: 'new' })])
    const page = await callLog.query(owner, query)
    expect(page.entries).toHaveLength(50)
    expect(page.trouble).toBe('fromFuture')
    await callLog.close()
    expect(readFileSync(world.file).equals(before)).toBe(true)
    expect(quarantined(world.file)).toEqual([])
  })

  it('of a newer app that is not understood says so instead of failing', async () => {
    using world = await filledWorld()
    const database = new Database(world.file)
    database.exec('DROP TABLE calls')
    database.pragma('user_version = 99')
    database.close()
    expect(await world.openLog().query(owner, query)).toMatchObject({
      entries: [],
      trouble: 'unreadable',
    })
  })

  it('for want of room tells so, and writes everything when there is room again', async () => {
    using world = await filledWorld()
    const callLog = world.openLog()
    // Another connection holds the right to write, as a backup program does: busy instead of full, the same way through.
    const blocker = new Database(world.file)
    blocker.exec('BEGIN IMMEDIATE')
    callLog.put(owner, [anEntry({ callId: 'during-1', startedAt: 9_000 })])
    expect(callLog.trouble).toBe('unwritable')
    expect(await world.idsIn(callLog)).not.toContain('during-1')
    blocker.exec('ROLLBACK')
    blocker.close()
    await world.clock.advance(60_000)
    expect((await world.idsIn(callLog))[0]).toBe('during-1')
    expect(callLog.trouble).toBeUndefined()
  })

  it('on a full disk loses nothing of what it was told, and writes it when there is room', async () => {
    using world = await filledWorld()
    const callLog = world.openLog()
    const setLargestSize = (pages: number) =>
      callLog.write(tx => void tx.first(`PRAGMA max_page_count = ${pages}`, {}))
    // SQLite never goes below the pages that the file has: not one more fits.
    setLargestSize(1)
    const during = Array.from({ length: 300 }, (_, n) =>
      anEntry({ callId: `during-${n}`, startedAt: 9_000 + n }),
    )
    callLog.put(owner, during)
    expect(callLog.trouble).toBe('unwritable')
    expect(await world.idsIn(callLog)).not.toContain('during-299')
    setLargestSize(1_000_000)
    await world.clock.advance(60_000)
    expect((await world.idsIn(callLog, { limit: 300 })).toSorted()).toEqual(
      during.map(entry => entry.callId).toSorted(),
    )
    expect(callLog.trouble).toBeUndefined()
  })

  it('because its folder cannot be made leaves the app running, and is tried again', async () => {
    using world = logWorld()
    const folder = path.dirname(world.file)
    writeFileSync(folder, 'a file where the folder should be')
    const callLog = world.openLog()
    callLog.put(owner, [anEntry()])
    expect(await callLog.query(owner, query)).toMatchObject({ entries: [], trouble: 'unavailable' })
    rmSync(folder)
    await world.clock.advance(60_000)
    expect(await world.idsIn(callLog)).toEqual(['c1'])
    expect(callLog.trouble).toBeUndefined()
  })
})
