import SqliteFile from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createReportService } from '../../src-platform/reports/report-service.ts'
import { openStore } from '../../src-platform/store/open-store.ts'
import { writeReportCursor } from '../../src-platform/reports/report-cursor.ts'
import { valueOf } from '../support/core/outcomes.ts'
import { callId, t0 } from '../support/builders/calls.ts'
import { fillWithCalls } from './many-calls.ts'
import { printComparison, roundOf } from './statistics.ts'

const calls = 1_000_000
const rounds = 7
const pageSize = 50
const dayMs = 24 * 3_600_000

type Task = () => unknown

/** One contest: both do the same `times`, one after the other, in every round. */
interface Contest {
  readonly title: string
  readonly times: number
  readonly ours: Task
  readonly peer: { readonly name: string; readonly run: Task }
}

/** The report over a million calls, against the bare statements on the same file in the same process. */
export async function benchReport(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dering-bench-report-'))
  try {
    const file = join(folder, 'platform.sqlite')
    process.stdout.write(`\nWriting ${calls.toLocaleString('en')} calls…\n`)
    await fillWithCalls(file, calls)
    const store = await openStore({ kind: 'sqlite', file })
    const raw = new SqliteFile(file, { readonly: true })
    const reports = createReportService({ store })
    for (const contest of contests(reports, raw)) await compare(contest)
    await printStall(() => valueOf(reports.summary({})))
    raw.close()
    await store.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function contests(reports: ReturnType<typeof createReportService>, raw: SqliteFile.Database): Contest[] {
  const newest = raw.prepare(
    'select data from calls where status is not null order by offered_at desc, id desc limit 51',
  )
  const deep = raw.prepare(
    'select offered_at as at, id from calls order by offered_at desc, id desc limit 1 offset 900000',
  )
  const { at, id } = deep.get() as { at: number; id: string }
  const after = raw.prepare(
    'select data from calls where status is not null and (offered_at, id) < (?, ?) order by offered_at desc, id desc limit 51',
  )
  const longest = raw.prepare(
    'select data from calls where status is not null order by talk_ms desc, offered_at desc, id desc limit 51',
  )
  const longAt = raw
    .prepare(
      'select talk_ms as value, offered_at as offeredAt, id from calls where status is not null ' +
        'order by talk_ms desc, offered_at desc, id desc limit 1 offset 900000',
    )
    .get() as { value: number; offeredAt: number; id: string }
  const talkCursor = writeReportCursor('-talkMs', { ...longAt, id: callId(longAt.id) })
  const skipping = raw.prepare(
    'select data from calls where status is not null order by offered_at desc, id desc limit 51 offset 900000',
  )
  const like = raw.prepare(
    'select data from calls where status is not null and data like ? order by offered_at desc, id desc limit 51',
  )
  const sums = raw.prepare(
    'select offered_at / 3600000 as hour, status, count(*), sum(ring_ms), sum(talk_ms), sum(coalesce(cost_minor, 0)) from calls where status is not null group by 1, 2',
  )
  const rows = raw.prepare(
    'select data from calls where status is not null order by offered_at desc, id desc',
  )
  const page = (over: object) => valueOf(reports.calls({ filter: {}, limit: pageSize, ...over }))
  const cursor = writeReportCursor('-offeredAt', { value: at, offeredAt: at, id: callId(id) })
  return [
    { title: 'First page', times: 50, ours: () => page({}), peer: bare(() => newest.all()) },
    {
      title: 'Page after 900,000 calls',
      times: 50,
      ours: () => page({ cursor }),
      peer: bare(() => after.all(at, id)),
    },
    {
      title: 'The same, against OFFSET',
      times: 3,
      ours: () => page({ cursor }),
      peer: { name: 'OFFSET 900,000', run: () => skipping.all() },
    },
    {
      title: 'First page by talk time',
      times: 50,
      ours: () => page({ sort: '-talkMs' }),
      peer: bare(() => longest.all()),
    },
    {
      title: 'By talk time after 900,000 calls, against its first page',
      times: 50,
      ours: () => page({ sort: '-talkMs', cursor: talkCursor }),
      peer: bare(() => longest.all()),
    },
    {
      title: 'By talk time within 7 days, against the first page of all',
      times: 20,
      ours: () => page({ sort: '-talkMs', filter: { from: new Date(t0 - 7 * dayMs).toISOString() } }),
      peer: bare(() => longest.all()),
    },
    {
      title: 'By cost within 30 days, the cheapest first',
      times: 5,
      ours: () => page({ sort: 'cost', filter: { from: new Date(t0 - 30 * dayMs).toISOString() } }),
      peer: bare(() => longest.all()),
    },
    {
      title: 'By ring time, of one agent',
      times: 5,
      ours: () => page({ sort: 'ringMs', filter: { agentId: 'agent-3' } }),
      peer: bare(() => longest.all()),
    },
    {
      title: 'Search by number, few calls',
      times: 5,
      ours: () => page({ filter: { query: '0812 1004 2042' } }),
      peer: { name: 'LIKE over all calls', run: () => like.all('%+6281210042042%') },
    },
    {
      title: 'Search by name, many calls',
      times: 5,
      ours: () => page({ filter: { query: 'pelanggan 9' } }),
      peer: { name: 'LIKE over all calls', run: () => like.all('%pelanggan 9%') },
    },
    {
      title: 'Summary of all',
      times: 1,
      ours: () => valueOf(reports.summary({})),
      peer: bare(() => sums.all()),
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
        run: () => {
          let bytes = 0
          for (const row of rows.iterate()) {
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

async function compare({ title, times, ours, peer }: Contest): Promise<void> {
  const measured = { ours: [] as ReturnType<typeof roundOf>[], peer: [] as ReturnType<typeof roundOf>[] }
  await ours()
  await peer.run()
  for (let round = 0; round < (times === 1 ? 3 : rounds); round += 1) {
    measured.ours.push(roundOf(await timed(ours, times)))
    measured.peer.push(roundOf(await timed(peer.run, times)))
  }
  printComparison(title, measured.ours, { name: peer.name, rounds: measured.peer })
}

async function timed(task: Task, times: number): Promise<readonly number[]> {
  const latencies: number[] = []
  for (let index = 0; index < times; index += 1) {
    const begun = performance.now()
    await task()
    latencies.push(performance.now() - begun)
  }
  return latencies
}

/** How long others wait for their turn while everything is added up. */
async function printStall(task: () => Promise<unknown>): Promise<void> {
  let longest = 0
  let before = performance.now()
  const look = () => {
    const now = performance.now()
    longest = Math.max(longest, now - before)
    before = now
    watch = setImmediate(look)
  }
  let watch = setImmediate(look)
  await task()
  longest = Math.max(longest, performance.now() - before)
  clearImmediate(watch)
  process.stdout.write(`\nLongest wait of others while all is added up: ${longest.toFixed(1)} ms\n`)
}
