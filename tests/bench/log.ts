import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { callLogQuerySchema } from '#shared/ipc/call-log-entry.ts'
import { CallLog } from '../../src-main/call-log/call-log.ts'
import { systemClock } from '../../src-main/clock.ts'
import { benchPrograms, ensurePrograms } from '../../tools/system/system-packages.ts'
import { manyCalls, newestStart } from './log-entries.ts'
import { median, type Round, roundOf } from './statistics.ts'

const owner = 'u-ani@http://127.0.0.1'
const rounds = 7
const queriesPerRound = 40
/** So many that the start of the program hardly counts. */
const peerQueries = 400
const rows = 1_000_000

/** One thing that a person does with the log, and the same asked of the sqlite3 command line. */
interface Task {
  readonly name: string
  readonly query: object
  readonly sql: string
}

const columns = '*'
const page = (where: string) =>
  `SELECT ${columns} FROM calls WHERE owner = '${owner}' ${where} ORDER BY id DESC LIMIT 51`
const search = (parts: readonly string[], terms: readonly string[]) => {
  const match = parts.map(part => `"${part}"`).join(' AND ')
  const contained = terms.map(term => `AND instr(c.customer_search, '${term}') > 0`).join(' ')
  return `SELECT c.* FROM calls_found f JOIN calls c ON c.id = f.rowid
    WHERE f.calls_found MATCH '${match}' AND c.owner = '${owner}' ${contained} ORDER BY f.rowid DESC LIMIT 51`
}
const deep = (newestStart - 500_000 * 9_000) * 2048

const tasks: readonly Task[] = [
  { name: 'first page', query: {}, sql: page('') },
  { name: 'page after 500,000 calls', query: { after: deep }, sql: page(`AND id < ${deep}`) },
  {
    name: 'missed calls',
    query: { filter: 'missed' },
    sql: page(`AND direction = 'inbound' AND status = 'unanswered'`),
  },
  {
    name: 'search “santoso”',
    query: { search: 'santoso' },
    sql: search(['san', 'ant', 'nto', 'tos', 'oso'], ['santoso']),
  },
  {
    name: 'search “budi sant”',
    query: { search: 'budi sant' },
    sql: search(['bud', 'udi', 'san', 'ant'], ['budi', 'sant']),
  },
  {
    name: 'search of one number',
    query: { search: '0812 0004 2424' },
    sql: search(['812', '120', '200', '000', '004', '042', '424', '242', '424'], ['81200042424']),
  },
  {
    name: 'search of nobody',
    query: { search: 'antosoprat' },
    sql: search(['oso', 'sop', 'opr', 'pra', 'rat'], ['antosoprat']),
  },
]

/** A log of 1,000,000 calls: pages, searches and the export, against the same questions to the sqlite3 command line. */
export async function benchLog(): Promise<void> {
  ensurePrograms(benchPrograms)
  const folder = mkdtempSync(path.join(tmpdir(), 'dering-bench-log-'))
  const file = path.join(folder, 'calls.sqlite')
  const callLog = openLog(file)
  try {
    fill(callLog, file)
    for (const task of tasks) await compare(callLog, file, task)
    await stalls(callLog)
    await compareExport(callLog, file, folder)
    await write(callLog)
  } finally {
    await callLog.close()
    rmSync(folder, { recursive: true })
  }
}

function openLog(file: string): CallLog {
  const log = { info: () => {}, warn: say, error: say }
  const nothing = () => {}
  const told = { onChange: nothing, onEmptied: nothing, onErased: nothing }
  const callLog = new CallLog({ file, clock: systemClock, log, ...told })
  callLog.open()
  return callLog
}

const say = (message: string) => process.stderr.write(`${message}\n`)

function fill(callLog: CallLog, file: string): void {
  const started = performance.now()
  for (const batch of manyCalls(rows, 10_000)) callLog.put(owner, batch)
  const seconds = (performance.now() - started) / 1_000
  const megabytes = statSync(file).size / 1_000_000
  print(`${rows} calls written in ${seconds.toFixed(0)} s, ${megabytes.toFixed(0)} MB`)
}

async function compare(callLog: CallLog, file: string, { name, query, sql }: Task): Promise<void> {
  const parsed = callLogQuerySchema.parse(query)
  const ours: Round[] = []
  const ratios: number[] = []
  const peers: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const times: number[] = []
    for (let index = 0; index < queriesPerRound; index += 1) {
      const started = performance.now()
      await callLog.query(owner, parsed)
      times.push(performance.now() - started)
    }
    const peer = commandLine(file, sql)
    // The first round warms both.
    if (round === 0) continue
    ours.push(roundOf(times))
    peers.push(peer)
    ratios.push(roundOf(times).p50 / peer)
  }
  const [p50, p99] = [median(ours.map(round => round.p50)), median(ours.map(round => round.p99))]
  print(
    `${name.padEnd(26)} p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms; sqlite3 ${median(peers).toFixed(2)} ms; ` +
      `${median(ratios).toFixed(2)}× [${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}]`,
  )
}

/** How long the statement takes in the command line, in milliseconds: the mean of many in one run, without its start. */
function commandLine(file: string, sql: string): number {
  const started = performance.now()
  runCommandLine(file, '')
  const asked = performance.now()
  runCommandLine(file, `${sql.replaceAll(/\s+/g, ' ')};\n`.repeat(peerQueries))
  return (performance.now() - asked - (asked - started)) / peerQueries
}

function runCommandLine(file: string, script: string): void {
  const { status, stderr } = spawnSync('sqlite3', ['-readonly', '-csv', file], {
    input: `.output /dev/null\n${script}`,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`sqlite3 did not answer: ${stderr}`)
}

/** The hardest questions, one after the other: how long each takes, and what the main process notices of it. */
async function stalls(callLog: CallLog): Promise<void> {
  const hardest = [
    { search: 'qz' },
    { search: '97 qz' },
    { search: 'x' },
    { search: 'antosoprat' },
    { search: 'santoso', reason: 'media_failed' },
    { reason: 'media_failed' },
  ] as const
  for (const query of hardest) {
    const times: number[] = []
    const during: Stalls[] = []
    const idle: Stalls[] = []
    for (let round = 0; round < rounds; round += 1) {
      const started = performance.now()
      during.push(
        await stallsDuring(async () => void (await callLog.query(owner, callLogQuerySchema.parse(query)))),
      )
      const took = performance.now() - started
      times.push(took)
      idle.push(await stallsDuring(() => new Promise(resolve => setTimeout(resolve, took))))
    }
    const words = (of: readonly Stalls[]) =>
      stallWords({ p99: middle(of, 'p99'), longest: middle(of, 'longest') })
    print(
      `${JSON.stringify(query)}: first page after ${median(times).toFixed(1)} ms [${Math.min(...times).toFixed(1)}–` +
        `${Math.max(...times).toFixed(1)}], stalls ${words(during)}; without it ${words(idle)}; load ${loadWords()}`,
    )
  }
}

const middle = (of: readonly Stalls[], which: 'p99' | 'longest') => median(of.map(stalls => stalls[which]))

/** The whole log as a file, and what the main process notices of it, beside the same while nothing is exported. */
async function compareExport(callLog: CallLog, file: string, folder: string): Promise<void> {
  const rounds: { readonly ratio: number; readonly stalls: Stalls; readonly idle: Stalls }[] = []
  for (let round = 0; round < 5; round += 1) {
    const target = path.join(folder, 'ours.csv')
    const started = performance.now()
    const stalls = await stallsDuring(async () => {
      const end = await callLog.exportTo({ owner, filter: {}, target }, () => {})
      if (end.kind !== 'written' || end.calls !== rows)
        throw new Error(`Not exported: ${JSON.stringify(end)}`)
    })
    const ours = performance.now() - started
    const idle = await stallsDuring(() => new Promise(resolve => setTimeout(resolve, ours)))
    const peerStarted = performance.now()
    const sql = `SELECT * FROM calls WHERE owner = '${owner}' ORDER BY id DESC`
    spawnSync('sqlite3', ['-readonly', '-csv', file, `.once ${path.join(folder, 'peer.csv')}`, sql])
    const peer = performance.now() - peerStarted
    rounds.push({ ratio: ours / peer, stalls, idle })
    print(
      `export: ${(ours / 1e3).toFixed(1)} s, sqlite3 -csv ${(peer / 1e3).toFixed(1)} s; main process busy ` +
        `${stalls.busyMs.toFixed(0)} ms, stalls ${stallWords(stalls)}; without an export ${stallWords(idle)}`,
    )
  }
  print(
    `export ÷ sqlite3 -csv: ${median(rounds.map(({ ratio }) => ratio)).toFixed(2)}×; ` +
      `stalls p99 ${median(rounds.map(({ stalls }) => stalls.p99)).toFixed(1)} ms, ` +
      `without an export ${median(rounds.map(({ idle }) => idle.p99)).toFixed(1)} ms; load ${loadWords()}`,
  )
}

/** In milliseconds. */
interface Stalls {
  readonly p99: number
  readonly longest: number
  /** Processor time of the main thread alone. */
  readonly busyMs: number
}

/** How late timers of the main thread come, sampled each millisecond, while something is done. */
async function stallsDuring(work: () => Promise<void>): Promise<Stalls> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const before = process.threadCpuUsage()
  delay.enable()
  await work()
  delay.disable()
  const { user, system } = process.threadCpuUsage(before)
  return { p99: delay.percentile(99) / 1e6, longest: delay.max / 1e6, busyMs: (user + system) / 1e3 }
}

const stallWords = ({ p99, longest }: Pick<Stalls, 'p99' | 'longest'>) =>
  `p99 ${p99.toFixed(1)} ms, longest ${longest.toFixed(1)} ms`
const loadWords = () =>
  loadavg()
    .map(load => load.toFixed(1))
    .join(' ')

/** What one more call costs while it rings: entry and index, on the disk. */
async function write(callLog: CallLog): Promise<void> {
  const times: number[] = []
  for (const [call] of manyCalls(300, 1)) {
    if (!call) continue
    const started = performance.now()
    callLog.put(owner, [{ ...call, callId: `new-${call.callId}` }])
    times.push(performance.now() - started)
  }
  const { p50, p99 } = roundOf(times)
  print(`one more call written and synced: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`)
}

const print = (line: string) => process.stdout.write(`${line}\n`)
