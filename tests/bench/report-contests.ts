import type { createReportService } from '../../src-platform/reports/report-service.ts'
import { writeReportCursor } from '../../src-platform/reports/report-cursor.ts'
import { callId, t0 } from '../support/builders/calls.ts'
import { valueOf } from '../support/core/outcomes.ts'
import type { BareReader } from './report-databases.ts'

const pageSize = 50
const dayMs = 24 * 3_600_000

export type Task = () => unknown

/** One contest: both do the same `times`, one after the other, in every round. */
export interface Contest {
  readonly title: string
  readonly times: number
  readonly ours: Task
  readonly peer: { readonly name: string; readonly run: Task }
}

type ReportService = ReturnType<typeof createReportService>

const newest = 'select data from calls where status is not null order by offered_at desc, id desc limit 51'
const after =
  'select data from calls where status is not null and (offered_at, id) < (?, ?) order by offered_at desc, id desc limit 51'
const longest =
  'select data from calls where status is not null order by talk_ms desc, offered_at desc, id desc limit 51'
const like =
  'select data from calls where status is not null and data like ? order by offered_at desc, id desc limit 51'
const sums =
  'select offered_at / 3600000 as hour, status, count(*), sum(ring_ms), sum(talk_ms), sum(coalesce(cost_minor, 0)) from calls where status is not null group by 1, 2'
const everything = 'select data from calls where status is not null order by offered_at desc, id desc'

/** The report's pages, sums and file, each against the statement that alone would do. */
export async function reportContests(reports: ReportService, raw: BareReader): Promise<readonly Contest[]> {
  // Read by the statements next to them.
  const [deep] = (await raw.all(
    'select offered_at as at, id from calls order by offered_at desc, id desc limit 1 offset 900000',
  )) as { at: number; id: string }[]
  const [longAt] = (await raw.all(
    'select talk_ms as value, offered_at as "offeredAt", id from calls where status is not null ' +
      'order by talk_ms desc, offered_at desc, id desc limit 1 offset 900000',
  )) as { value: number; offeredAt: number; id: string }[]
  if (!deep || !longAt) throw new Error('There are too few calls.')
  const talkCursor = writeReportCursor('-talkMs', { ...longAt, id: callId(longAt.id) })
  const cursor = writeReportCursor('-offeredAt', { value: deep.at, offeredAt: deep.at, id: callId(deep.id) })
  const page = (over: object) => valueOf(reports.calls({ filter: {}, limit: pageSize, ...over }))
  return [
    { title: 'First page', times: 50, ours: () => page({}), peer: bare(() => raw.all(newest)) },
    {
      title: 'Page after 900,000 calls',
      times: 50,
      ours: () => page({ cursor }),
      peer: bare(() => raw.all(after, [deep.at, deep.id])),
    },
    {
      title: 'The same, against OFFSET',
      times: 3,
      ours: () => page({ cursor }),
      peer: { name: 'OFFSET 900,000', run: () => raw.all(`${newest} offset 900000`) },
    },
    {
      title: 'First page by talk time',
      times: 50,
      ours: () => page({ sort: '-talkMs' }),
      peer: bare(() => raw.all(longest)),
    },
    {
      title: 'By talk time after 900,000 calls, against its first page',
      times: 50,
      ours: () => page({ sort: '-talkMs', cursor: talkCursor }),
      peer: bare(() => raw.all(longest)),
    },
    {
      title: 'By talk time within 7 days, against the first page of all',
      times: 20,
      ours: () => page({ sort: '-talkMs', filter: { from: new Date(t0 - 7 * dayMs).toISOString() } }),
      peer: bare(() => raw.all(longest)),
    },
    {
      title: 'By cost within 30 days, the cheapest first',
      times: 5,
      ours: () => page({ sort: 'cost', filter: { from: new Date(t0 - 30 * dayMs).toISOString() } }),
      peer: bare(() => raw.all(longest)),
    },
    {
      title: 'By ring time, of one agent',
      times: 5,
      ours: () => page({ sort: 'ringMs', filter: { agentId: 'agent-3' } }),
      peer: bare(() => raw.all(longest)),
    },
    {
      title: 'Search by number, few calls',
      times: 5,
      ours: () => page({ filter: { query: '0812 1004 2042' } }),
      peer: { name: 'LIKE over all calls', run: () => raw.all(like, ['%+6281210042042%']) },
    },
    {
      title: 'Search by name, many calls',
      times: 5,
      ours: () => page({ filter: { query: 'pelanggan 9' } }),
      peer: { name: 'LIKE over all calls', run: () => raw.all(like, ['%Pelanggan 9%']) },
    },
    {
      title: 'Summary of all',
      times: 1,
      ours: () => valueOf(reports.summary({})),
      peer: bare(() => raw.all(sums)),
    },
    {
      title: 'CSV of all',
      times: 1,
      ours: async () => {
        let bytes = 0
        for await (const piece of await valueOf(reports.csv({}))) bytes += piece.length
        return bytes
      },
      peer: {
        name: 'the rows, parsed',
        run: async () => {
          let bytes = 0
          for await (const row of raw.each(everything)) {
            const call = JSON.parse((row as { data: string }).data) as object
            bytes += Object.values(call).join(',').length
          }
          return bytes
        },
      },
    },
  ]
}

const bare = (run: Task) => ({ name: 'bare statement', run })
