import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { CallLog } from '../../../../src-main/call-log/call-log.ts'
import { anEntry, logWorld, owner } from './log-world.ts'

const kills = 25
const writer = fileURLToPath(new URL('writer-process.ts', import.meta.url))

/** Every id of a table, whatever the pages of the screen. */
const idsOf = (callLog: CallLog, table: 'calls' | 'call_events') =>
  new Set(
    (
      callLog.read(db => db.all(`SELECT call_id AS id FROM ${table} WHERE owner = :owner`, { owner })) ?? []
    ).map(row => (row as { readonly id: string }).id),
  )

const isWhole = (callLog: CallLog) =>
  callLog.write(tx =>
    tx.run(`INSERT INTO calls_found (calls_found, rank) VALUES ('integrity-check', 1)`, {}),
  ) &&
  JSON.stringify(callLog.read(db => db.all('PRAGMA integrity_check', {}))) === '[{"integrity_check":"ok"}]'

describe('[D5] a desktop that is killed', () => {
  it(
    `loses nothing that was acknowledged, in ${kills} kills at any moment of writing`,
    { timeout: 240_000 },
    async () => {
      using world = logWorld()
      let acknowledged = 0
      for (let kill = 0; kill < kills; kill++) {
        const child = spawn(process.execPath, [writer, world.file, String(acknowledged)], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        const exit = once(child, 'exit')
        // Each time after another number of calls, so that the kill meets writing, syncing and checkpoints alike.
        const enough = acknowledged + 5 + ((kill * 37) % 60)
        for await (const line of createInterface({ input: child.stdout })) {
          acknowledged = Number(line)
          if (acknowledged === enough) child.kill('SIGKILL')
        }
        const [code, signal] = await exit
        expect([code, signal]).toEqual([null, 'SIGKILL'])
      }
      const callLog = world.openLog()
      const told = Array.from({ length: acknowledged }, (_, n) => `c${n + 1}`)
      for (const table of ['calls', 'call_events'] as const) {
        const kept = idsOf(callLog, table)
        expect(told.filter(id => !kept.has(id))).toEqual([])
      }
      expect(acknowledged).toBeGreaterThan(500)
      expect(isWhole(callLog)).toBe(true)
      expect(world.log.lines).toEqual([])
      expect(existsSync(path.join(path.dirname(world.file), 'quarantine'))).toBe(false)
      expect(world.emptied()).toBe(0)
    },
  )

  it('by a loss of power in the middle of a write keeps all before it', async () => {
    using world = logWorld()
    using after = logWorld()
    const callLog = world.openLog()
    await after.openLog().close()
    for (const n of [1, 2, 3]) callLog.put(owner, [anEntry({ callId: `c${n}`, startedAt: n })])
    // As the disk was at that moment: nobody closed anything.
    for (const end of ['', '-wal', '-open']) copyFileSync(world.file + end, after.file + end)
    truncateSync(`${after.file}-wal`, readFileSync(`${after.file}-wal`).length - 100)
    const again = after.openLog()
    expect(await after.idsIn(again)).toEqual(['c2', 'c1'])
    again.put(owner, [anEntry({ callId: 'c3', startedAt: 3 })])
    expect(await after.idsIn(again)).toEqual(['c3', 'c2', 'c1'])
    expect(isWhole(again)).toBe(true)
    expect(after.emptied()).toBe(0)
  })

  it('beside a -wal full of nonsense starts, keeps what the file had, and writes again', async () => {
    using world = logWorld()
    const first = world.openLog()
    first.put(owner, [anEntry({ callId: 'old', startedAt: 1 })])
    await first.close()
    writeFileSync(`${world.file}-wal`, Buffer.alloc(40_000, 0x5a))
    writeFileSync(`${world.file}-open`, '')
    const callLog = world.openLog()
    callLog.put(owner, [anEntry({ callId: 'new', startedAt: 2 })])
    expect(await world.idsIn(callLog)).toEqual(['new', 'old'])
    expect(callLog.trouble).toBeUndefined()
  })
})
