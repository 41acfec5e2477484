import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportSort } from '#shared/protocol/reports.ts'
import { createReportService } from '../../../src-platform/reports/report-service.ts'
import { migrate } from '../../../src-platform/store/migrate.ts'
import { callReport } from '../../../src-platform/store/migrations/011-call-report.ts'
import { migrations } from '../../../src-platform/store/migrations/all.ts'
import type { Database } from '../../../src-platform/store/schema.ts'
import type { Store } from '../../../src-platform/store/store.ts'
import { t0 } from '../../support/builders/calls.ts'
import { anEndedCall } from '../../support/builders/ended-calls.ts'
import { valueOf } from '../../support/core/outcomes.ts'
import { rawDatabase } from '../../support/raw-database.ts'
import { storeSources } from './stores.ts'

/** More than two slices of the step. */
const count = 2_300
const people = ['Budi', 'Citra', 'Dewi'].map((name, index) => ({
  id: `628123456789${index}`,
  name,
  phone: `+628123456789${index}`,
}))

/** Calls as the version before the report kept them. */
const calls = Array.from({ length: count }, (_, index) => {
  const isAnswered = index % 3 === 0
  const customer = people[index % people.length]
  return anEndedCall({
    id: `old-${String(index).padStart(4, '0')}`,
    offeredAt: t0 + index * 60_000,
    ringMs: index,
    ...(isAnswered && { agent: 'ani', talkMs: 1_000 * index }),
    ...(index % 6 === 0 && { costMinor: 100_000 }),
    ...(customer && { customer: index === 4 ? { ...customer, name: 'Toko Citra Jaya' } : customer }),
  })
})

/** A database of that version with these calls, in its own columns. */
async function writeAsThen(db: Kysely<Database>, kind: Store['kind']): Promise<void> {
  await migrate(db, kind, { now: () => 1, steps: migrations.slice(0, callReport.version - 1) })
  await sql`
    insert into users (id, name, email, role, password_hash, disabled, presence)
    values ('ani', 'Ani', 'ani@example.com', 'agent', '-', 0, 'online')
  `.execute(db)
  await sql`
    insert into accounts (id, name, phone_number_id, display_phone, inbound, outbound, ring_seconds,
      callback_permission, missed_call_consent, currency)
    values ('acc1', 'Toko Sinar', '1', '1', 1, 1, 45, 0, 0, 'IDR')
  `.execute(db)
  await db.transaction().execute(async transaction => {
    for (const call of calls) {
      const answeredAt = call.status === 'answered' ? call.answeredAt : null
      await sql`
        insert into calls (id, account_id, direction, state, customer_id, agent_id, offered_at, answered_at, ended_at,
          status, reason, changed_at, data)
        values (${call.id}, ${call.accountId}, ${call.direction}, 'ended', ${call.customer.id},
          ${call.holder?.agentId ?? null}, ${call.offeredAt}, ${answeredAt}, ${call.endedAt}, ${call.status},
          ${call.reason}, ${call.endedAt}, ${JSON.stringify(call)})
      `.execute(transaction)
    }
  })
}

describe.each(storeSources)('calls from before the report on $name', source => {
  beforeAll(() => source.start())
  afterAll(() => source.stop())

  it('[L3] are in the report with what they count, in its orders, and found by each name', async () => {
    const db = rawDatabase(source.name, await source.makePlace())
    await writeAsThen(db, source.name)
    await db.destroy()
    const reports = createReportService({ store: await source.reopen() })
    const { totals } = await valueOf(reports.summary({}))
    const answered = calls.filter(call => call.status === 'answered')
    expect(totals).toEqual({
      calls: count,
      answered: answered.length,
      unanswered: count - answered.length,
      talkMs: answered.reduce((sum, call) => sum + call.talkMs, 0),
      waitMs: answered.reduce((sum, call) => sum + call.ringMs, 0),
      cost: { currency: 'IDR', minor: calls.reduce((sum, call) => sum + (call.cost?.minor ?? 0), 0) },
    })
    const first = async (sort: ReportSort) =>
      (await valueOf(reports.calls({ filter: {}, sort, limit: 1 }))).rows[0]?.id
    expect(await first('-ringMs')).toBe(calls.at(-1)?.id)
    expect(await first('cost')).toBe('old-0001')
    const found = async (query: string) => (await valueOf(reports.summary({ query }))).totals.calls
    const ofCitra = calls.filter(call => call.customer.id === people[1]?.id).length
    expect(await found('jaya')).toBe(ofCitra)
    expect(await found('6281234567891')).toBe(ofCitra)
    expect(await found('nobody')).toBe(0)
  })
})
