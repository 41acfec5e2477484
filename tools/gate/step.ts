import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** How many checks a step made, and how many of them failed. */
export interface Count {
  readonly passed: number
  readonly failed: number
  /** Passed at the second attempt only: to be looked into. */
  readonly flaky?: number
}

/** One part of the gate: a command, and how to count what it checked. */
export interface Step {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  readonly env?: Readonly<Record<string, string>>
  /** Reads the runner's own report; without one the whole step counts as one check. */
  readonly count?: () => Count
}

/** Runs one step with its output shown; a runner that failed without a failed check still counts as one failure. */
export async function runStep(step: Step, root: string): Promise<Count> {
  const started = Date.now()
  process.stdout.write(`\n── ${step.name} ──\n`)
  const code = await run(step, root)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  const counted = code === 0 || step.count ? countOf(step) : { passed: 0, failed: 1 }
  const count = code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
  const flaky = count.flaky ? `, ${count.flaky} at the second attempt only` : ''
  process.stdout.write(
    `── ${step.name}: ${count.passed} passed, ${count.failed} failed${flaky}, ${seconds} s ──\n`,
  )
  return count
}

function countOf(step: Step): Count {
  if (!step.count) return { passed: 1, failed: 0 }
  try {
    return step.count()
  } catch (error) {
    process.stdout.write(`The report of "${step.name}" cannot be read: ${String(error)}\n`)
    return { passed: 0, failed: 1 }
  }
}

function run(step: Step, root: string): Promise<number> {
  const [program, ...args] = step.command
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...step.env },
    })
    child.on('error', reject)
    child.on('exit', code => resolve(code ?? 1))
  })
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
}

/** Counts the checks of a vitest JSON report; a file that could not even be loaded counts as a failure. */
export function countVitest(file: string): Count {
  const report = readReport<VitestReport>(file)
  const failed = Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0)
  return { passed: report.numPassedTests, failed }
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number }
  readonly errors: readonly unknown[]
}

/** Counts the checks of a Playwright JSON report. */
export function countPlaywright(file: string): Count {
  const { stats, errors } = readReport<PlaywrightReport>(file)
  const failed = stats.unexpected + errors.length
  return { passed: stats.expected + stats.flaky, failed, flaky: stats.flaky }
}

/** The runners' own reports: written by a pinned version moments ago, so their shape is trusted. */
function readReport<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T
}
