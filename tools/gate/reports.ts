import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

/** A check that did not hold, as one needs it to look into it. */
export interface Trouble {
  /** Relative to the repository. */
  readonly file: string
  readonly title: string
  /** The runner's words, with a stack perhaps. */
  readonly error: string
}

/** What a runner found. */
export interface Findings {
  /** How many checks passed, by file. */
  readonly passed: ReadonlyMap<string, number>
  readonly failures: readonly Trouble[]
  /** Passed at the second attempt only, with what was wrong at the first: to be looked into. */
  readonly flaky: readonly Trouble[]
}

/** The parts of vitest's JSON report that are read here. */
interface VitestReport {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages?: readonly string[]
    }[]
  }[]
}

/** Reads a vitest JSON report; a file that could not be loaded, or whose set-up failed, is a failure. */
export function readVitest(path: string, root: string): Findings {
  const { testResults } = readReport<VitestReport>(path)
  const failures: Trouble[] = []
  const flaky: Trouble[] = []
  const passed = new Map<string, number>()
  for (const { name, status, message, assertionResults } of testResults) {
    const file = relative(root, name)
    const failed = assertionResults.filter(check => check.status === 'failed')
    for (const check of assertionResults) {
      const error = check.failureMessages?.[0] ?? ''
      if (check.status === 'failed') failures.push({ file, title: check.fullName, error })
      if (check.status !== 'passed') continue
      add(passed, file)
      if (error !== '') flaky.push({ file, title: check.fullName, error })
    }
    if (status === 'failed' && failed.length === 0)
      failures.push({ file, title: 'the file itself', error: message })
  }
  return { passed, failures, flaky }
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs?: readonly {
    readonly title: string
    readonly file: string
    readonly tests: readonly {
      readonly status: string
      readonly results: readonly { readonly error?: { readonly message?: string } }[]
    }[]
  }[]
}

/** The parts of Playwright's JSON report that are read here. */
interface PlaywrightReport extends PlaywrightSuite {
  readonly config: { readonly rootDir: string }
  readonly errors: readonly { readonly message?: string }[]
}

/** Reads a Playwright JSON report; what went wrong outside of any test is a failure, too. */
export function readPlaywright(path: string, root: string): Findings {
  const report = readReport<PlaywrightReport>(path)
  const folder = relative(root, report.config.rootDir)
  const failures: Trouble[] = []
  const flaky: Trouble[] = []
  const passed = new Map<string, number>()
  for (const { title, file, tests } of specsOf(report)) {
    for (const { status, results } of tests) {
      const error = results.find(result => result.error)?.error?.message ?? ''
      const trouble = { file: `${folder}/${file}`, title, error }
      if (status === 'unexpected') failures.push(trouble)
      if (status === 'flaky') flaky.push(trouble)
      if (status === 'expected' || status === 'flaky') add(passed, trouble.file)
    }
  }
  for (const { message = '' } of report.errors) {
    failures.push({ file: folder, title: 'outside of any test', error: message })
  }
  return { passed, failures, flaky }
}

const add = (counts: Map<string, number>, file: string) => counts.set(file, (counts.get(file) ?? 0) + 1)

function specsOf(suite: PlaywrightSuite): NonNullable<PlaywrightSuite['specs']> {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]
}

/** The runners' own reports: written by a pinned version moments ago, so their shape is trusted. */
function readReport<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T
}
