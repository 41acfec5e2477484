import SqliteFile from 'better-sqlite3'
import { Kysely } from 'kysely'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ReportSort, reportSortSchema } from '#shared/protocol/reports.ts'
import { openStore } from '../../../src-platform/store/open-store.ts'
import { callReportOn } from '../../../src-platform/store/repositories/call-report.ts'
import { reportOrder } from '../../../src-platform/store/repositories/report-order.ts'
import type { ReportQuery, ReportRoad } from '../../../src-platform/store/repositories/report-query.ts'
import type { Database } from '../../../src-platform/store/schema.ts'
import { sqliteDialect } from '../../../src-platform/store/sqlite.ts'
import { callId, t0 } from '../../support/builders/calls.ts'
import { accountId, agentId, customerId } from '../../support/builders/records.ts'

let folder = ''
let db: Kysely<Database>
let explaining: SqliteFile.Database
const asked: { sql: string; parameters: readonly unknown[] }[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dering-report-plans-'))
  const file = join(folder, 'platform.sqlite')
  await (await openStore({ kind: 'sqlite', file })).close()
  db = new Kysely<Database>({
    dialect: sqliteDialect(file),
    log: ({ query }) => void asked.push({ sql: query.sql, parameters: query.parameters }),
  })
  explaining = new SqliteFile(file, { readonly: true })
})
afterAll(async () => {
  explaining.close()
  await db.destroy()
  rmSync(folder, { recursive: true, force: true })
})

/** How SQLite runs what was asked last. */
function planOf(): string {
  const last = asked.at(-1)
  if (!last) throw new Error('Nothing was asked.')
  const steps = explaining.prepare(`explain query plan ${last.sql}`).all(...last.parameters)
  return (steps as { detail: string }[]).map(step => step.detail).join('; ')
}

/** The plan of a page in the middle of the report. */
async function planOfPage(query: ReportQuery, sort: ReportSort, road: ReportRoad): Promise<string> {
  const after = { value: 5, offeredAt: t0, id: callId('c1') }
  await callReportOn(db).page(query, { order: reportOrder(sort), road, after, limit: 51 })
  return planOf()
}

const roads = {
  offeredAt: 'calls_reported ',
  ringMs: 'calls_reported_by_ring_ms ',
  talkMs: 'calls_reported_by_talk_ms ',
  cost: 'calls_reported_by_cost_minor ',
} as const
/** The page itself is put in order at the end; a sorting before it would be one of all calls. */
const sortings = (plan: string) => plan.split('TEMP B-TREE FOR').length - 1

describe('the report on SQLite', () => {
  it.each(reportSortSchema.options)('[L3] goes on from a place by an index in the order %s', async sort => {
    const name = sort.replace('-', '') as keyof typeof roads
    const plan = await planOfPage({}, sort, 'in order')
    expect(plan).toMatch(new RegExp(`SEARCH calls USING COVERING INDEX ${roads[name]}\\(\\(`))
    expect(sortings(plan)).toBe(1)
  })

  it('[L3] keeps to the order of an index, whatever narrows it, where there are many calls', async () => {
    const query: ReportQuery = {
      from: t0,
      to: t0 + 1,
      accountId: accountId('acc1'),
      agentId: agentId('ani'),
      reason: 'completed',
      status: 'answered',
      direction: 'inbound',
    }
    const plan = await planOfPage(query, '-cost', 'in order')
    expect(plan).toContain(`SEARCH calls USING COVERING INDEX ${roads.cost}((`)
    expect(sortings(plan)).toBe(1)
  })

  it.each([
    [{ from: t0 }, 'COVERING INDEX calls_reported ('],
    [{ agentId: agentId('ani') }, 'INDEX calls_reported_of_agent ('],
    [{ accountId: accountId('acc1') }, 'INDEX calls_reported_of_account ('],
    [{ reason: 'completed' as const }, 'INDEX calls_reported_by_reason ('],
    [{ callers: { kind: 'few' as const, ids: [customerId('6281')] } }, 'INDEX calls_reported_of_customer ('],
  ])('[L3] finds few calls by what narrows them most: %j', async (query, index) => {
    for (const sort of ['-offeredAt', 'ringMs'] as const) {
      expect(await planOfPage(query, sort, 'by filter')).toContain(`SEARCH calls USING ${index}`)
    }
  })

  it('[L3] adds up from an index alone', async () => {
    await callReportOn(db).slots({ from: t0, to: t0 + 1 })
    expect(planOf()).toContain('COVERING INDEX calls_reported (')
    await callReportOn(db).waits({ from: t0, to: t0 + 1 })
    expect(planOf()).toContain('COVERING INDEX calls_reported (')
  })

  it('[L3] counts nothing to go through all calls in an order', async () => {
    asked.length = 0
    expect(await callReportOn(db).road({}, reportOrder('talkMs'))).toBe('in order')
    expect(asked).toEqual([])
  })
})
