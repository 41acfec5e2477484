import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensurePrograms, testPrograms } from '../system/system-packages.ts'
import { readPlaywright, readVitest } from './reports.ts'
import { runStep, type Step } from './step.ts'
import { type Part, summaryOf } from './summary.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const reports = join(root, 'out', 'test-reports')

const vitest = (project: string, ...more: readonly string[]): Step => {
  const report = join(reports, `${project}.json`)
  return {
    name: project,
    command: ['vitest', 'run', '--project', project, ...more],
    env: { DERING_TEST_REPORT: report },
    read: () => readVitest(report, root),
  }
}

const playwright = (name: string, config: string, ...more: readonly string[]): Step => {
  const report = join(reports, `${name}.json`)
  return {
    name,
    command: ['playwright', 'test', '--config', config, ...more],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    read: () => readPlaywright(report, root),
  }
}

const vitestTwice = (project: string): Step => ({
  ...vitest(project),
  again: files => vitest(project, '--no-file-parallelism', ...files),
})
const endToEnd = 'tests/e2e/playwright.config.ts'

/** In the order of cost: what fails fast comes first. */
const steps: readonly Step[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: ['oxlint', '--deny-warnings'] },
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'unused code', command: ['knip'] },
  { name: 'protocol page', command: ['node', 'tools/docs/protocol.ts', '--check'] },
  { name: 'rules page', command: ['node', 'tools/docs/rules.ts', '--check'] },
  { name: 'policy files', command: ['node', 'tools/policy/write.ts', '--check'] },
  { name: 'build', command: ['node', 'tools/build.ts'] },
  { name: 'licences', command: ['node', 'tools/licences/write.ts', '--check'] },
  vitest('unit'),
  vitestTwice('contract'),
  vitestTwice('integration'),
  // Their one file is long: its tests are tried again by the runner, each by itself.
  playwright('screens', 'tests/gallery/playwright.config.ts'),
  {
    ...playwright('end-to-end', endToEnd),
    again: files => playwright('end-to-end', endToEnd, '--workers', '1', '--trace', 'on', ...files),
  },
]

async function main(): Promise<number> {
  const only = process.argv.slice(2)
  const chosen = only.length === 0 ? steps : steps.filter(step => only.includes(step.name))
  if (chosen.length === 0) {
    process.stderr.write(`No such part. Known: ${steps.map(step => step.name).join(', ')}.\n`)
    return 2
  }
  ensurePrograms(testPrograms)
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const parts: Part[] = []
  for (const step of chosen) parts.push(await runStep(step, root))
  process.stdout.write(`\n${summaryOf(parts)}`)
  return parts.every(part => part.failures.length === 0) ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
