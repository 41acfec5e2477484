import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { endReasons, type EndedCall } from '#shared/domain/call.ts'
import type { WireCall } from '#shared/protocol/entities.ts'
import { reportSortSchema, type ReportFilter, type ReportSort } from '#shared/protocol/reports.ts'
import { createReportService, type ReportService } from '../../../src-platform/reports/report-service.ts'
import { placeOf, reportOrder } from '../../../src-platform/store/repositories/report-order.ts'
import type { Store } from '../../../src-platform/store/store.ts'
import { t0 } from '../../support/builders/calls.ts'
import { anEndedCall } from '../../support/builders/ended-calls.ts'
import { accountId, agentId, aUser, anAccount } from '../../support/builders/records.ts'
import { valueOf } from '../../support/core/outcomes.ts'
import { readCsv } from '../../support/csv.ts'
import { propertyPatienceMs, propertyRuns } from '../../support/property-runs.ts'
import { storeSources } from './stores.ts'

const minuteMs = 60_000
const people = ['Budi', 'budi santoso', 'Sari', '=Nuñez, "Ñ"'].map((name, index) => ({
  id: `628123456789${index}`,
  name,
  phone: `+628123456789${index}`,
}))

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values)
const anyCall = fc.record({
  account: oneOf('acc1', 'acc2'),
  agent: oneOf('ani', 'beni', undefined),
  direction: oneOf('inbound' as const, 'outbound' as const),
  answered: fc.boolean(),
  reason: oneOf(...endReasons),
  // Few moments, so that many calls share one.
  offeredAt: fc.integer({ min: 0, max: 40 }).map(step => t0 + step * 17 * minuteMs),
  ringMs: fc.integer({ min: 0, max: 70_000 }),
  talkMs: fc.integer({ min: 0, max: 900_000 }),
  costMinor: oneOf(undefined, 100_000, 300_000),
  customer: oneOf(...people),
})
const moment = fc.integer({ min: -1, max: 41 }).map(step => new Date(t0 + step * 17 * minuteMs).toISOString())
const anyFilter: fc.Arbitrary<ReportFilter> = fc.record(
  {
    from: moment,
    to: moment,
    accountId: oneOf('acc1', 'acc2').map(accountId),
    agentId: oneOf('ani', 'beni').map(agentId),
    direction: oneOf('inbound', 'outbound'),
    status: oneOf('answered', 'unanswered'),
    reason: oneOf(...endReasons),
    query: oneOf('budi', '0812 3456', '7890', 'nunez', 'SARI', ' ', 'nobody'),
    timeZone: oneOf('UTC', 'Asia/Jakarta', 'Asia/Kathmandu'),
  },
  { requiredKeys: [] },
)

/** Where the call belongs, as a text that sorts. */
function placeIn(row: WireCall, sort: ReportSort = '-offeredAt'): string {
  const [by] = sort.split('-').slice(-1)
  const values: Readonly<Record<string, number | undefined>> = {
    ringMs: row.ringMs,
    talkMs: row.talkMs,
    cost: row.cost?.minor,
  }
  return `${String(values[by ?? ''] ?? 0).padStart(12, '0')} ${row.offeredAt} ${row.id}`
}

describe.each(storeSources)('the call report on $name', source => {
  let store: Store
  let reports: ReportService

  beforeAll(() => source.start())
  afterAll(() => source.stop())
  beforeEach(async () => {
    store = await source.open()
    // Small slices, so that sums are put together from many.
    reports = createReportService({ store, sliceCalls: 3 })
    await store.transaction(async tx => {
      for (const id of ['acc1', 'acc2']) {
        await tx.accounts.insert(anAccount({ id: accountId(id), phoneNumberId: id, name: `Toko ${id}` }))
      }
      for (const id of ['ani', 'beni']) await tx.users.insert(aUser(id))
    })
  })

  const save = (calls: readonly EndedCall[]) =>
    store.transaction(async tx => {
      for (const call of calls) await tx.calls.save(call, call.endedAt)
    })
  async function allRows(filter: ReportFilter, limit: number, sort?: ReportSort): Promise<WireCall[]> {
    const rows: WireCall[] = []
    let cursor: string | undefined
    do {
      const page = await valueOf(reports.calls({ filter, sort, limit, cursor }))
      rows.push(...page.rows)
      cursor = page.nextCursor
    } while (cursor !== undefined)
    return rows
  }
  async function csvText(filter: ReportFilter, sort?: ReportSort): Promise<string> {
    let text = ''
    for await (const piece of await valueOf(reports.csv(filter, sort))) text += piece
    return text
  }

  it(
    '[L3] shows the same calls as rows, as CSV and as totals, whatever the filter and in every order',
    async () => {
      let stories = 0
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyCall, { maxLength: 25 }),
          fc.array(anyFilter, { minLength: 1, maxLength: 6 }),
          fc.integer({ min: 1, max: 7 }),
          oneOf(undefined, ...reportSortSchema.options),
          async (made, filters, limit, sort) => {
            stories += 1
            const calls = made.map((facts, index) => anEndedCall({ ...facts, id: `c${stories}-${index}` }))
            await save(calls)
            // Calls of earlier stories stay: the more there are, the better.
            for (const filter of filters) {
              const rows = await allRows(filter, limit, sort)
              const order = rows.map(row => placeIn(row, sort))
              expect(order).toEqual(
                sort?.startsWith('-') === false ? order.toSorted() : order.toSorted().toReversed(),
              )
              expect(new Set(rows.map(row => row.id)).size).toBe(rows.length)
              const file = readCsv(await csvText(filter, sort))
              expect(file.map(row => row['call_id'])).toEqual(rows.map(row => row.id))
              expect(file.map(row => row['customer'])).toEqual(rows.map(row => row.customer.name))
              expect(file.map(row => row['phone'])).toEqual(rows.map(row => row.customer.phone))
              const { totals, byHour, byDay, answerTimes } = await valueOf(reports.summary(filter))
              const answered = rows.filter(row => row.status === 'answered')
              const sum = (numbers: readonly (number | undefined)[]) =>
                numbers.reduce<number>((all, number) => all + (number ?? 0), 0)
              expect(totals).toEqual({
                calls: rows.length,
                answered: answered.length,
                unanswered: rows.length - answered.length,
                talkMs: sum(rows.map(row => row.talkMs)),
                waitMs: sum(answered.map(row => row.ringMs)),
                cost: { currency: 'IDR', minor: sum(rows.map(row => row.cost?.minor)) },
              })
              for (const buckets of [byHour, byDay]) {
                expect(sum(buckets.map(bucket => bucket.calls))).toBe(totals.calls)
                expect(sum(buckets.map(bucket => bucket.answered))).toBe(totals.answered)
                expect(sum(buckets.map(bucket => bucket.cost.minor))).toBe(totals.cost.minor)
              }
              expect(sum(answerTimes.map(step => step.calls))).toBe(totals.answered)
            }
          },
        ),
        propertyRuns(200),
      )
    },
    propertyPatienceMs,
  )

  it('[L3] gives only what the filter says, by each of its parts', async () => {
    const earlier = { offeredAt: t0 - 2 * 24 * 60 * minuteMs }
    await save([
      anEndedCall({ id: 'answered', agent: 'ani' }),
      anEndedCall({ id: 'other-account', agent: 'ani', account: 'acc2', ...earlier }),
      anEndedCall({
        id: 'beni-dialled',
        agent: 'beni',
        direction: 'outbound',
        reason: 'not_answered',
        ...earlier,
      }),
      anEndedCall({ id: 'sari-gave-up', reason: 'customer_hung_up', customer: people[2], ...earlier }),
    ])
    const ids = async (filter: ReportFilter) => (await allRows(filter, 50)).map(row => row.id).toSorted()
    const from = new Date(t0).toISOString()
    expect(await ids({})).toHaveLength(4)
    expect(await ids({ from })).toEqual(['answered'])
    expect(await ids({ to: from })).toEqual(['beni-dialled', 'other-account', 'sari-gave-up'])
    expect(await ids({ accountId: accountId('acc2') })).toEqual(['other-account'])
    expect(await ids({ agentId: agentId('beni') })).toEqual(['beni-dialled'])
    expect(await ids({ direction: 'outbound' })).toEqual(['beni-dialled'])
    expect(await ids({ status: 'unanswered' })).toEqual(['beni-dialled', 'sari-gave-up'])
    expect(await ids({ reason: 'customer_hung_up' })).toEqual(['sari-gave-up'])
    expect(await ids({ query: 'sari' })).toEqual(['sari-gave-up'])
    expect(await ids({ query: '0812-3456-7892' })).toEqual(['sari-gave-up'])
  })

  it('[L3] finds a customer by an earlier name, too', async () => {
    const named = (id: string, name: string) =>
      anEndedCall({ id, customer: { id: '6281100000000', name, phone: '+6281100000000' } })
    await save([named('one', 'Rina'), named('two', 'Toko Rina Jaya'), named('three', 'Rina')])
    expect((await allRows({ query: 'jaya' }, 10)).map(row => row.id)).toEqual(['two', 'three', 'one'])
  })

  it('[L3] finds the calls of many customers as it finds those of few, page by page', async () => {
    const crowd = Array.from({ length: 230 }, (_, index) =>
      anEndedCall({
        id: `crowd-${index}`,
        offeredAt: t0 + index * minuteMs,
        customer: { id: `62811${1_000_000 + index}`, name: `Rombongan ${index}` },
      }),
    )
    await save([...crowd, anEndedCall({ id: 'apart' })])
    const rows = await allRows({ query: 'rombongan' }, 100)
    expect(rows.map(row => row.id)).toEqual(crowd.map(call => call.id).toReversed())
    const { totals } = await valueOf(reports.summary({ query: 'rombongan' }))
    expect(totals.calls).toBe(230)
  })

  it('[L3] keeps its order through pages where many are equal, also where there are too many to sort', async () => {
    const calls = Array.from({ length: 60 }, (_, index) =>
      anEndedCall({
        id: `equal-${String(index).padStart(2, '0')}`,
        agent: index % 2 === 0 ? 'ani' : 'beni',
        offeredAt: t0 + (index % 3) * minuteMs,
        ringMs: (index % 4) * 1_000,
      }),
    )
    await save(calls)
    const filter = { agentId: agentId('ani'), from: new Date(t0).toISOString() }
    const sorted = await allRows(filter, 7, 'ringMs')
    expect(sorted.map(row => placeIn(row, 'ringMs'))).toEqual(
      sorted.map(row => placeIn(row, 'ringMs')).toSorted(),
    )
    expect(sorted).toHaveLength(30)
    const query = { agentId: filter.agentId, from: t0 }
    const order = reportOrder('ringMs')
    const walked = await store.read(tx => tx.callReport.page(query, { order, road: 'in order', limit: 100 }))
    expect(walked.map(call => call.id)).toEqual(sorted.map(row => row.id))
    const middle = walked[11]
    if (!middle) throw new Error('There are 30 calls.')
    const after = placeOf(middle, order)
    const rest = await store.read(tx =>
      tx.callReport.page(query, { order, road: 'in order', after, limit: 100 }),
    )
    expect(rest.map(call => call.id)).toEqual(sorted.slice(12).map(row => row.id))
  })

  it('[L3] does not go on in one order from a place in another', async () => {
    await save([anEndedCall({ id: 'one' }), anEndedCall({ id: 'two' })])
    const { nextCursor: cursor } = await valueOf(reports.calls({ filter: {}, sort: 'cost', limit: 1 }))
    expect(await reports.calls({ filter: {}, sort: '-cost', cursor })).toMatchObject({ unknownId: 'cursor' })
    const { rows } = await valueOf(reports.calls({ filter: {}, sort: 'cost', cursor }))
    expect(rows.map(row => row.id)).toEqual(['two'])
  })

  it('[L3] divides days and hours by the clocks that were asked for', async () => {
    const at = (time: string) => Date.parse(time)
    await save([
      anEndedCall({ id: 'late', agent: 'ani', offeredAt: at('2026-11-23T16:59:59Z'), ringMs: 4_999 }),
      anEndedCall({ id: 'early', offeredAt: at('2026-11-23T17:00:00Z') }),
      anEndedCall({ id: 'slow', agent: 'ani', offeredAt: at('2026-11-23T17:10:00Z'), ringMs: 61_000 }),
    ])
    const days = async (timeZone?: string) => {
      const { byDay, byHour } = await valueOf(reports.summary(timeZone === undefined ? {} : { timeZone }))
      const hours = byHour.filter(bucket => bucket.calls > 0)
      return [
        byDay.map(({ day, answered, unanswered }) => [day, answered, unanswered]),
        hours.map(({ hour, calls }) => [hour, calls]),
      ]
    }
    expect(await days()).toEqual([
      [['2026-11-23', 2, 1]],
      [
        [16, 1],
        [17, 2],
      ],
    ])
    expect(await days('Asia/Jakarta')).toEqual([
      [
        ['2026-11-23', 1, 0],
        ['2026-11-24', 1, 1],
      ],
      [
        [0, 2],
        [23, 1],
      ],
    ])
    const { answerTimes } = await valueOf(reports.summary({}))
    expect(answerTimes[0]).toEqual({ fromMs: 0, toMs: 5_000, calls: 1 })
    expect(answerTimes.at(-1)).toEqual({ fromMs: 60_000, toMs: null, calls: 1 })
    expect(await reports.summary({ timeZone: 'Mars/Olympus' })).toMatchObject({ badParam: 'filter.timeZone' })
  })
})
