import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { callLogQuerySchema } from '#shared/ipc/call-log-entry.ts'
import type { CallLog } from '../../../../src-main/call-log/call-log.ts'
import { mountSmallDisk, whyNoSmallDisk } from '../../../support/small-disk.ts'
import { anEntry, logWorld, owner } from './log-world.ts'

const reason = whyNoSmallDisk === undefined ? '' : ` (not here: ${whyNoSmallDisk})`

const batch = (name: string, size: number) =>
  Array.from({ length: size }, (_, n) =>
    anEntry({ callId: `${name}-${n}`, startedAt: 10_000 + n, status: 'answered' }),
  )

/** Every call of the log, page after page. */
async function allIds(callLog: CallLog): Promise<readonly string[]> {
  const ids: string[] = []
  let after: number | undefined
  do {
    const page = await callLog.query(owner, callLogQuerySchema.parse({ limit: 500, after }))
    ids.push(...page.entries.map(entry => entry.callId))
    after = page.next
  } while (after !== undefined)
  return ids
}

describe.runIf(whyNoSmallDisk === undefined)(`[D5] the call log on a disk of its own${reason}`, () => {
  it('that is full to the last byte loses no call that was told, and writes them when there is room', async () => {
    using disk = mountSmallDisk(2_048)
    using world = logWorld(disk.folder)
    const filler = path.join(disk.folder, 'filler')
    writeFileSync(filler, Buffer.alloc(1_400 * 1_024))
    const callLog = world.openLog()
    const told: string[] = []
    for (let round = 0; callLog.trouble === undefined; round += 1) {
      if (round === 500) throw new Error('The disk never became full.')
      const entries = batch(`round-${round}`, 50)
      callLog.put(owner, entries)
      told.push(...entries.map(entry => entry.callId))
    }
    expect(callLog.trouble).toBe('unwritable')
    expect(JSON.stringify(world.log.lines)).toContain('full')
    // What was written before is still read, and a call that comes meanwhile is told as well.
    expect((await allIds(callLog)).length).toBe(told.length - 50)
    callLog.put(owner, batch('meanwhile', 1))
    rmSync(filler)
    await world.clock.advance(60_000)
    expect(callLog.trouble).toBeUndefined()
    expect((await allIds(callLog)).toSorted()).toEqual([...told, 'meanwhile-0'].toSorted())
    expect(world.emptied()).toBe(0)
  })

  it('that became read-only says so, and goes on by itself', async () => {
    using disk = mountSmallDisk(4_096)
    using world = logWorld(disk.folder)
    const first = world.openLog()
    first.put(owner, batch('before', 3))
    await first.close()
    disk.setReadOnly(true)
    const callLog = world.openLog()
    callLog.put(owner, batch('during', 3))
    expect(callLog.trouble).toMatch(/unavailable|unwritable/)
    disk.setReadOnly(false)
    await world.clock.advance(60_000)
    expect(callLog.trouble).toBeUndefined()
    expect(await allIds(callLog)).toHaveLength(6)
    expect(world.emptied()).toBe(0)
  })
})
