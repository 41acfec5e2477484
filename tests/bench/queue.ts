import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import type { QueueCall } from '#shared/protocol/queue.ts'
import { findChromium } from '../../tools/chromium-shell/src/cdp/find-chromium.ts'
import { buildGallery, serveGallery } from '../support/gallery/server.ts'
import { median } from './statistics.ts'

const rounds = 5
const secondsPerRound = 4

/** What the window's main thread did in one round. */
interface Load {
  /** Milliseconds of work in each second. */
  readonly busy: number
  /** Tasks over 50 ms. */
  readonly longTasks: number
}

interface Storm {
  readonly rows: number
  readonly perSecond: number
  /** Rows that are seen, or any but those. */
  readonly where: 'in sight' | 'out of sight'
}

const storms: readonly Storm[] = [
  { rows: 1_000, perSecond: 50, where: 'in sight' },
  { rows: 5_000, perSecond: 50, where: 'in sight' },
  { rows: 5_000, perSecond: 50, where: 'out of sight' },
  { rows: 5_000, perSecond: 500, where: 'in sight' },
  { rows: 50_000, perSecond: 50, where: 'in sight' },
  { rows: 50_000, perSecond: 50, where: 'out of sight' },
]

/** The live queue under a storm of changes, each told by itself, against rows of plain DOM and against doing nothing. [D8] */
export async function benchQueue(): Promise<void> {
  const outDir = mkdtempSync(join(tmpdir(), 'dering-gallery-'))
  await buildGallery(outDir)
  await using server = await serveGallery(0, outDir)
  const browser = await chromium.launch({
    executablePath: findChromium(process.env),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const ours = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const plain = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await plain.setContent('<ul></ul>')
  await plain.evaluate(plainRows)
  await ours.goto(`${server.url}?scene=queue-busy&section=queue`)
  await ours.getByRole('list', { name: 'Live calls' }).waitFor()
  process.stdout.write(`\nThe live queue (${rounds} interleaved rounds of ${secondsPerRound} s, median)\n`)
  for (const storm of storms) {
    await ours.evaluate(fill, storm.rows)
    const loads: { ours: Load[]; plain: Load[]; idle: Load[] } = { ours: [], plain: [], idle: [] }
    for (let round = 0; round < rounds; round += 1) {
      loads.ours.push(
        await loadOf(ours, () => ours.evaluate(stormOurs, { ...storm, seconds: secondsPerRound })),
      )
      loads.plain.push(
        await loadOf(plain, () => plain.evaluate(stormPlain, { ...storm, seconds: secondsPerRound })),
      )
      loads.idle.push(
        await loadOf(ours, () =>
          ours.evaluate(stormOurs, { ...storm, perSecond: 0, seconds: secondsPerRound }),
        ),
      )
    }
    print(storm, loads)
  }
  await browser.close()
  rmSync(outDir, { recursive: true })
}

function print(storm: Storm, loads: Readonly<Record<'ours' | 'plain' | 'idle', readonly Load[]>>): void {
  const busy = (of: readonly Load[]) => median(of.map(load => load.busy))
  const long = loads.ours.reduce((sum, load) => sum + load.longTasks, 0)
  const ratio = (busy(loads.ours) - busy(loads.idle)) / busy(loads.plain)
  const words = [
    `${String(storm.rows).padStart(6)} rows, ${String(storm.perSecond).padStart(3)}/s ${storm.where.padEnd(12)}`,
    `ours ${busy(loads.ours).toFixed(0).padStart(4)} ms/s (${busy(loads.idle).toFixed(0)} without changes)`,
    `plain DOM ${busy(loads.plain).toFixed(0).padStart(4)} ms/s`,
    `added ÷ plain ${ratio.toFixed(2)}×`,
    `long tasks ${long}`,
  ]
  process.stdout.write(`  ${words.join('   ')}\n`)
}

async function loadOf(page: Page, storm: () => Promise<number>): Promise<Load> {
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable')
  const busy = async () => {
    const { metrics } = await client.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  }
  const before = await busy()
  const started = performance.now()
  const longTasks = await storm()
  const seconds = (performance.now() - started) / 1_000
  const after = await busy()
  await client.detach()
  return { busy: ((after - before) * 1_000) / seconds, longTasks }
}

// What follows runs in the page.

function fill(rows: number): void {
  const desk = window.desk
  if (!desk) throw new Error('No scene is shown.')
  const at = Date.now()
  // Plain ids, where the schemas would brand them: the page has no schemas at hand.
  const calls = Array.from({ length: rows }, (_, index) => ({
    id: `call-${String(index).padStart(6, '0')}`,
    direction: 'inbound',
    state: 'offered',
    stage: 'ringing',
    accountId: 'acc1',
    customer: { id: `c${index}`, name: `Customer ${index}`, phone: '+6281234567890' },
    offeredAt: new Date(at - 60_000 + index).toISOString(),
    via: 'ring_all',
    ringing: [{ id: 'u-ani', name: 'Ani 0' }],
  })) as unknown as QueueCall[]
  desk.tell('queue', { kind: 'snapshot', snapshot: { calls, agents: [], accounts: [] } })
  Reflect.set(window, 'benchCalls', calls)
}

function stormOurs({ rows, perSecond, where, seconds }: Storm & { seconds: number }): Promise<number> {
  const desk = window.desk
  const calls = Reflect.get(window, 'benchCalls') as QueueCall[]
  let longTasks = 0
  const observer = new PerformanceObserver(list => (longTasks += list.getEntries().length))
  observer.observe({ type: 'longtask' })
  let turn = 0
  const change = () => {
    const index = where === 'in sight' ? turn % 5 : 100 + (turn % (rows - 100))
    turn += 1
    const call = calls[index]
    if (!call || !desk) return
    const put = [{ ...call, ringing: [{ id: 'u-ani', name: `Ani ${turn}` }] }] as unknown as QueueCall[]
    desk.tell('queue', { kind: 'change', change: { calls: { put } } })
  }
  const timer = perSecond > 0 ? setInterval(change, 1_000 / perSecond) : undefined
  return new Promise(resolve => {
    setTimeout(() => {
      clearInterval(timer)
      observer.disconnect()
      resolve(longTasks)
    }, seconds * 1_000)
  })
}

function plainRows(): void {
  const list = document.querySelector('ul')
  for (let index = 0; index < 30; index += 1) {
    const row = document.createElement('li')
    row.textContent = `Customer ${index} Ani 0`
    list?.append(row)
  }
}

function stormPlain({ perSecond, where, seconds }: Storm & { seconds: number }): Promise<number> {
  const rows = document.querySelectorAll('li')
  let turn = 0
  const change = () => {
    turn += 1
    const row = rows[turn % 5]
    // A row that is not in sight is not in the page: nothing to do.
    if (row && where === 'in sight') row.textContent = `Customer ${turn % 5} Ani ${turn}`
  }
  const timer = setInterval(change, 1_000 / perSecond)
  return new Promise(resolve => {
    setTimeout(() => {
      clearInterval(timer)
      resolve(0)
    }, seconds * 1_000)
  })
}
