import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import Database from 'better-sqlite3'
import { callIdSchema } from '#shared/domain/ids.ts'
import { callLogQuerySchema } from '#shared/ipc/call-log-entry.ts'
import { openAgentLog } from '../../../../src-main/call-log/open-agent-log.ts'
import { aCall, anEvent, aSession } from '../../../support/builders/wire.ts'
import { manualClock, settled } from '../../../support/manual-clock.ts'
import { recordingLog } from '../../../support/recording-log.ts'
import { scriptedRequests } from '../../../unit/main/session/scripted-requests.ts'

const budi = { id: '6281234567890', name: 'Budi' }
const sari = { id: '628111000111', name: 'Sari' }
const erased = { id: 'erased-7', name: 'Erased customer' }
const session = aSession()
const note = 'Budi itu cerewet'

/** The files of a desktop, a platform that answers only when told, and a note on a call of each customer, unsent. */
function desk() {
  const folder = mkdtempSync(path.join(tmpdir(), 'dering-words-'))
  const clock = manualClock()
  const requests = scriptedRequests()
  const open = () => {
    const opened = openAgentLog(folder, {
      connection: requests,
      host: { session, platformNow: () => clock.now(), missed: () => undefined },
      serverUrl: 'http://127.0.0.1',
      clock,
      log: recordingLog(),
      onExport: () => {},
    })
    opened.open()
    opened.callLog.setAgent(session.me.id)
    return opened
  }
  const opened = open()
  const tell = (type: string, data: object) =>
    opened.callLog.take({ kind: 'event', session, before: session, event: anEvent(1, type, data) })
  const ended = (id: string, customer: object) =>
    tell('call.ended', { call: aCall({ id, customer, state: 'ended', status: 'answered' }) })
  const idOf = (id: string) => callIdSchema.parse(id)
  ended('of-budi', budi)
  ended('of-sari', sari)
  opened.callReports.take({ callId: idOf('of-budi'), stats: { mos: 4 }, note, tags: ['pelit'] })
  opened.callReports.take({ callId: idOf('of-sari'), stats: {}, note: 'Back tomorrow' })
  return {
    ...opened,
    clock,
    requests,
    tell,
    ended,
    logFile: path.join(folder, 'calls.sqlite'),
    unsent: () => readFileSync(path.join(folder, 'call-reports.json'), 'utf8'),
    /** What the next start of the app sends, by call. */
    async sentByTheNextStart() {
      opened.callReports.stop()
      const again = open()
      again.callReports.sendSoon()
      await clock.advance(5_000)
      await again.close()
      return requests.asked.map(([, params]) => params)
    },
    async [Symbol.asyncDispose]() {
      opened.callReports.stop()
      await opened.close()
      rmSync(folder, { recursive: true })
    },
  }
}

const erasureOf = (customer: { id: string }) => ({ accountId: 'acc-1', customerId: customer.id })

it('[P13] what an agent wrote of an erased customer and was not sent yet goes from the disk at once', async () => {
  await using desktop = desk()
  expect(desktop.unsent()).toContain(note)
  desktop.tell('customer.erased', erasureOf(budi))
  expect(desktop.unsent()).not.toMatch(/Budi|pelit|of-budi/)
  expect(desktop.unsent()).toContain('Back tomorrow')
  expect(await desktop.sentByTheNextStart()).toEqual([expect.objectContaining({ callId: 'of-sari' })])
})

it('[P13] so it does when only the pseudonym of the call tells of it', async () => {
  await using desktop = desk()
  desktop.ended('of-budi', erased)
  expect(desktop.unsent()).not.toMatch(/Budi|pelit/)
  expect(desktop.unsent()).toContain('Back tomorrow')
})

it('[P13] what was on its way when its customer was erased does not come back with the confirmation', async () => {
  await using desktop = desk()
  await desktop.clock.advance(5_000)
  expect(desktop.requests.asked).toMatchObject([['call.report', { callId: 'of-budi' }]])
  // The call itself is told anew, nameless, and must stay without words.
  desktop.ended('of-budi', erased)
  desktop.requests.grant('call.report', {})
  await settled()
  expect(desktop.unsent()).not.toMatch(/Budi|pelit/)
  expect(desktop.callLog.timeline('of-budi')?.entry).not.toHaveProperty('note')
})

it('[P13] a customer is erased from the log that could not be written just then, and nothing of what waited is left', async () => {
  await using desktop = desk()
  const blocker = new Database(desktop.logFile)
  blocker.exec('BEGIN IMMEDIATE')
  desktop.ended('waiting', budi)
  desktop.callLog.note('waiting', 'notified', {})
  desktop.tell('customer.erased', erasureOf(budi))
  expect(desktop.unsent()).not.toMatch(/Budi|pelit/)
  // Who writes again is a new customer, with the same number.
  desktop.ended('anew', budi)
  blocker.exec('ROLLBACK')
  blocker.close()
  await desktop.clock.advance(60_000)
  const { entries } = await desktop.callLog.query(callLogQuerySchema.parse({}))
  expect(entries.map(entry => entry.callId).toSorted()).toEqual(['anew', 'of-sari'])
  expect(desktop.callLog.timeline('waiting')).toBeNull()
})
