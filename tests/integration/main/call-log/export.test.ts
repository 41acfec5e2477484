import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { csvRows } from '#shared/domain/csv-rows.ts'
import { callLogQuerySchema } from '#shared/ipc/call-log-entry.ts'
import { exportCsv } from '../../../../src-main/call-log/export-csv.ts'
import { anEntry, logWorld, owner } from './log-world.ts'

/** A log with several pages, and where its file may be written. */
function exportWorld() {
  const world = logWorld()
  const callLog = world.openLog()
  callLog.put(
    owner,
    Array.from({ length: 450 }, (_, n) =>
      anEntry({
        callId: `c${n}`,
        startedAt: n,
        status: n % 3 === 0 ? 'unanswered' : 'answered',
        customerName: n === 0 ? '=HYPERLINK("http://x","y"), Budi' : `Budi ${n}`,
      }),
    ),
  )
  const file = path.join(path.dirname(world.file), 'calls.csv')
  const save = (filter: object) =>
    exportCsv(after => callLog.query(owner, callLogQuerySchema.parse({ ...filter, after, limit: 200 })), file)
  return { world, callLog, file, save }
}

describe('[D5] the call log as a file', () => {
  it('has exactly what the filter shows, in its order, whatever the pages', async () => {
    const { world, file, save, callLog } = exportWorld()
    using _end = world
    expect(await save({ filter: 'missed' })).toBe(150)
    const [head, ...rows] = csvRows(readFileSync(file, 'utf8')) ?? []
    expect(head?.fields[0]).toBe('call_id')
    const shown = await callLog.query(owner, callLogQuerySchema.parse({ filter: 'missed', limit: 500 }))
    expect(rows.map(row => row.fields[0])).toEqual(shown.entries.map(entry => entry.callId))
  })

  it('holds nothing that a spreadsheet would run', async () => {
    const { world, file, save } = exportWorld()
    using _end = world
    await save({ search: 'hyperlink' })
    const text = readFileSync(file, 'utf8')
    expect(text.startsWith('\uFEFFcall_id,')).toBe(true)
    const fields = csvRows(text)?.[1]?.fields
    expect(fields).toContain(`'=HYPERLINK("http://x","y"), Budi`)
    expect(fields).toContain(`'+6281234567890`)
  })

  it('is there whole or not at all', async () => {
    const { world, file } = exportWorld()
    using _end = world
    const failing = exportCsv(async after => {
      if (after !== undefined) throw new Error('The disk is gone.')
      return { entries: [anEntry()], next: 1 }
    }, file)
    await expect(failing).rejects.toThrow('The disk is gone.')
    expect(existsSync(file)).toBe(false)
    expect(existsSync(`${file}.part`)).toBe(false)
  })
})
