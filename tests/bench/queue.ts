import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findChromium } from '../../tools/chromium-shell/src/cdp/find-chromium.ts'
import { frameEveryMs } from '../../src-platform/queue/feeds.ts'
import { buildGallery, buildPages, serveGallery } from '../support/gallery/server.ts'
import { blow, fill, plainRows, type Seen, type Storm } from './queue-pages.ts'
import { median, quantile } from './statistics.ts'

const rounds = 3
const secondsPerRound = 3

/** What one page did in one round. */
interface Load extends Seen {
  /** Milliseconds of work of the main thread in each second, by the processor's time: others on the machine do not count. */
  readonly busy: number
}

const storms: readonly Storm[] = [
  { rows: 1_000, perSecond: 50, where: 'in sight' },
  { rows: 5_000, perSecond: 50, where: 'in sight' },
  { rows: 5_000, perSecond: 50, where: 'out of sight' },
  { rows: 5_000, perSecond: 500, where: 'in sight' },
  { rows: 50_000, perSecond: 50, where: 'in sight' },
  { rows: 50_000, perSecond: 50, where: 'out of sight' },
]

/** More rows than these the naive page does not survive a round of. */
const mostNaiveRows = 5_000

/**
 * The live queue under a storm of changes in the frames in which the platform tells them, against thirty rows of plain
 * DOM, against rows drawn without care, and against doing nothing. [D8]
 */
export async function benchQueue(): Promise<void> {
  const outDir = mkdtempSync(join(tmpdir(), 'dering-gallery-'))
  await buildGallery(outDir)
  await buildPages(join(import.meta.dirname, 'peers/naive-queue'), join(outDir, 'naive'))
  await using server = await serveGallery(0, outDir)
  const browser = await chromium.launch({
    executablePath: findChromium(process.env),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const [ours, plain, naive] = [await open(browser), await open(browser), await open(browser)]
  await plain.setContent('<ul></ul>')
  await plain.evaluate(plainRows)
  await naive.goto(`${server.url}naive/index.html`)
  await ours.goto(`${server.url}?scene=queue-busy&section=queue`)
  await ours.getByRole('list', { name: 'Live calls' }).waitFor()
  process.stdout.write(`\nThe live queue (${rounds} interleaved rounds of ${secondsPerRound} s, median)\n`)
  const added = new Map<Storm, number>()
  for (const storm of storms) {
    const isNaiveToo = storm.rows <= mostNaiveRows
    await ours.evaluate(fill, storm.rows)
    await naive.evaluate(fill, isNaiveToo ? storm.rows : 0)
    const loads = { ours: [] as Load[], plain: [] as Load[], idle: [] as Load[], naive: [] as Load[] }
    for (let round = 0; round < rounds; round += 1) {
      loads.ours.push(await loadOf(ours, storm))
      loads.plain.push(await loadOf(plain, storm))
      loads.idle.push(await loadOf(ours, { ...storm, perSecond: 0 }))
      if (isNaiveToo) loads.naive.push(await loadOf(naive, storm))
    }
    print(storm, loads)
    added.set(storm, addedBy(loads))
  }
  printGrowth(added)
  await browser.close()
  rmSync(outDir, { recursive: true })
}

const open = (browser: Browser) => browser.newPage({ viewport: { width: 1280, height: 800 } })

type Loads = Readonly<Record<'ours' | 'plain' | 'idle' | 'naive', readonly Load[]>>

const busy = (of: readonly Load[]) => median(of.map(load => load.busy))

/** What the changes cost beside what the page does without them, in milliseconds of each second. */
const addedBy = ({ ours, idle }: Loads) => busy(ours) - busy(idle)

function print(storm: Storm, loads: Loads): void {
  const long = (of: readonly Load[]) => of.reduce((sum, load) => sum + load.longTasks, 0)
  const paint = (of: readonly Load[]) =>
    quantile(
      of.flatMap(load => load.paints),
      0.95,
    ).toFixed(1)
  const keys = loads.ours.flatMap(load => load.keys)
  const ratio = addedBy(loads) / busy(loads.plain)
  const words = [
    `${String(storm.rows).padStart(6)} rows, ${String(storm.perSecond).padStart(3)}/s ${storm.where.padEnd(12)}`,
    `ours ${busy(loads.ours).toFixed(0).padStart(4)} ms/s (${busy(loads.idle).toFixed(0)} without changes)`,
    `plain DOM ${busy(loads.plain).toFixed(0).padStart(4)} ms/s`,
    `added ÷ plain ${ratio.toFixed(2)}×`,
    `to paint p95 ${paint(loads.ours)} ms (plain ${paint(loads.plain)})`,
    `key to paint p98 ${keys.length === 0 ? 'under 16' : quantile(keys, 0.98).toFixed(0)} ms`,
    `long tasks ${long(loads.ours)}`,
  ]
  if (loads.naive.length > 0) {
    words.push(
      `without care ${busy(loads.naive).toFixed(0)} ms/s (${(busy(loads.naive) / busy(loads.ours)).toFixed(0)}× ours), to paint p95 ${paint(loads.naive)} ms, long tasks ${long(loads.naive)}`,
    )
  }
  process.stdout.write(`  ${words.join('   ')}\n`)
}

/** How what is added grows with the changes and with the queue. */
function printGrowth(added: ReadonlyMap<Storm, number>): void {
  const of = (rows: number, perSecond: number, where: Storm['where']) => {
    for (const [storm, cost] of added) {
      if (storm.rows === rows && storm.perSecond === perSecond && storm.where === where) return cost
    }
    throw new Error('No such storm was measured.')
  }
  const lines = [
    ['500 changes a second ÷ 50, in sight', of(5_000, 500, 'in sight') / of(5_000, 50, 'in sight')],
    ['50,000 rows ÷ 1,000, in sight', of(50_000, 50, 'in sight') / of(1_000, 50, 'in sight')],
    ['50,000 rows ÷ 5,000, out of sight', of(50_000, 50, 'out of sight') / of(5_000, 50, 'out of sight')],
  ] as const
  for (const [words, ratio] of lines) process.stdout.write(`  ${words.padEnd(36)} ${ratio.toFixed(2)}×\n`)
}

async function loadOf(page: Page, storm: Storm): Promise<Load> {
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async () => {
    const { metrics } = await client.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  }
  // A page behind others does not draw.
  await page.bringToFront()
  const before = await busy()
  const started = performance.now()
  const seen = await page.evaluate(blow, { ...storm, seconds: secondsPerRound, frameMs: frameEveryMs })
  const seconds = (performance.now() - started) / 1_000
  const after = await busy()
  const keys = await keysOf(page, storm)
  await client.detach()
  return { ...seen, keys, busy: ((after - before) * 1_000) / seconds }
}

/** How soon a row has the focus after a key, while changes come: apart, so that keys are no part of the load. */
async function keysOf(page: Page, storm: Storm): Promise<readonly number[]> {
  const row = page.getByRole('button', { name: /^Actions for/ }).first()
  if ((await row.count()) === 0 || storm.perSecond === 0) return []
  await row.focus()
  const storming = page.evaluate(blow, { ...storm, seconds: 1, frameMs: frameEveryMs })
  for (let press = 0; press < 12; press += 1) await page.keyboard.press(press % 2 ? 'ArrowUp' : 'ArrowDown')
  return (await storming).keys
}
