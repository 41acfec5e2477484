import { mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migrations } from '../../../../src-main/call-log/migrations/migrations.ts'
import { logWorld, owner } from './log-world.ts'

/** A file as the first released version left it, with two calls of the same millisecond. */
function writeFirstVersion(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const database = new Database(file)
  database.exec(migrations[0]?.sql ?? '')
  const insert = database.prepare(
    `INSERT INTO calls (owner, call_id, direction, account_id, account_name, customer_id, customer_name,
       customer_phone, started_at, status) VALUES (?, ?, 'inbound', 'acc-1', 'Toko Sinar', 'cu-1', ?, ?, 1700000000000, ?)`,
  )
  insert.run(owner, 'c1', 'Budi', '+6281234567890', 'answered')
  insert.run(owner, 'c2', 'Sari', null, 'unanswered')
  database.prepare('INSERT INTO reconciled (owner, until) VALUES (?, 1)').run(owner)
  database.pragma('user_version = 1')
  database.close()
}

it('[D5] the log of an older version is kept, can be searched, and is completed by the platform', async () => {
  using world = logWorld()
  writeFirstVersion(world.file)
  const callLog = world.openLog()
  expect(await world.idsIn(callLog)).toEqual(['c2', 'c1'])
  expect(await world.idsIn(callLog, { search: '0812 3456' })).toEqual(['c1'])
  expect(await world.idsIn(callLog, { search: 'sari', filter: 'missed' })).toEqual(['c2'])
  // Everything is asked for once more, since the first version did not keep who ended a call.
  expect(callLog.read(db => db.first('SELECT until FROM reconciled WHERE owner = :owner', { owner }))).toBe(
    undefined,
  )
})

it('[D5] a search index and its calls are the same after calls are changed and deleted', () => {
  using world = logWorld()
  writeFirstVersion(world.file)
  const callLog = world.openLog()
  callLog.write(tx => {
    tx.run(`UPDATE calls SET customer_search = 'wahyu' WHERE owner = :owner AND call_id = 'c2'`, { owner })
    tx.run(`DELETE FROM calls WHERE owner = :owner AND call_id = 'c1'`, { owner })
  })
  const isWhole = callLog.write(tx =>
    tx.run(`INSERT INTO calls_found (calls_found, rank) VALUES ('integrity-check', 1)`, {}),
  )
  expect(isWhole).toBe(true)
})
