import { createReportService } from '../../src-platform/reports/report-service.ts'
import { openStore } from '../../src-platform/store/open-store.ts'
import { valueOf } from '../support/core/outcomes.ts'
import { fillWithCalls } from './many-calls.ts'
import { reportContests, type Contest, type Task } from './report-contests.ts'
import { reportDatabases } from './report-databases.ts'
import { printComparison, roundOf } from './statistics.ts'

const calls = 1_000_000
const rounds = 7

/** The report over a million calls in each kind of database, against the bare statements by its driver in the same process. */
export async function benchReport(): Promise<void> {
  for (const [name, open] of Object.entries(reportDatabases)) {
    await using database = await open()
    process.stdout.write(`\n${name}: writing ${calls.toLocaleString('en')} calls…\n`)
    await fillWithCalls(database.location, calls)
    const store = await openStore(database.location)
    const reports = createReportService({ store })
    const contests = await reportContests(reports, await database.read())
    for (const contest of contests) await compare(name, contest)
    await printStall(name, () => valueOf(reports.summary({})))
    await store.close()
  }
}

async function compare(database: string, { title, times, ours, peer }: Contest): Promise<void> {
  const measured = { ours: [] as ReturnType<typeof roundOf>[], peer: [] as ReturnType<typeof roundOf>[] }
  await ours()
  await peer.run()
  for (let round = 0; round < (times === 1 ? 3 : rounds); round += 1) {
    measured.ours.push(roundOf(await timed(ours, times)))
    measured.peer.push(roundOf(await timed(peer.run, times)))
  }
  printComparison(`${database}: ${title}`, measured.ours, { name: peer.name, rounds: measured.peer })
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
async function printStall(database: string, task: () => Promise<unknown>): Promise<void> {
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
  process.stdout.write(
    `\n${database}: longest wait of others while all is added up: ${longest.toFixed(1)} ms\n`,
  )
}
