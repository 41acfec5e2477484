import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import type { Findings, Trouble } from './reports.ts'
import { afterSecondAttempt, worthAnotherAttempt } from './second-attempt.ts'
import type { Part } from './summary.ts'

/** One part of the gate: a command, and how to learn what it checked. */
export interface Step {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  readonly env?: Readonly<Record<string, string>>
  /** Reads the runner's own report; without one the whole step counts as one check. */
  readonly read?: () => Findings
  /**
   * The same for a few files alone, one after the other: real processes, browsers and sound on a busy machine may fail by
   * chance, and what fails twice is broken.
   */
  readonly again?: (files: readonly string[]) => Step
}

/** A file of tests, which a runner can be asked for alone. */
const isTestFile = (file: string) => /\.(?:test|spec)\.tsx?$/u.test(file)

/** How much of a command's last words is kept, in lines. */
const tailLines = 30

/** How long after its end a command's output is waited for, in milliseconds. */
const lastWordsMs = 2_000

/** Where the gate's own lines between the runners' go. */
type Say = (text: string) => void
const toOutput: Say = text => void process.stdout.write(text)

/**
 * Runs one step with its output shown, and once more what failed where the step says how. A runner that failed without a
 * failed check still counts as one failure.
 */
export async function runStep(step: Step, root: string, say: Say = toOutput): Promise<Part> {
  const started = Date.now()
  say(`\n── ${step.name} ──\n`)
  const first = await attempt(step, root)
  const files = step.again ? worthAnotherAttempt(first, isTestFile) : []
  const { passed, failures, flaky } =
    step.again && files.length > 0
      ? afterSecondAttempt(first, await secondAttempt(step.again(files), root, say), files)
      : first
  const seconds = (Date.now() - started) / 1000
  const part: Part = { name: step.name, passed: sum(passed), failures, flaky, seconds }
  say(`── ${step.name}: ${part.passed} passed, ${failures.length} failed, ${seconds.toFixed(1)} s ──\n`)
  return part
}

async function secondAttempt(step: Step, root: string, say: Say): Promise<Findings> {
  say(`\n── ${step.name}, once more ──\n`)
  return await attempt(step, root)
}

async function attempt(step: Step, root: string): Promise<Findings> {
  const { code, tail } = await run(step, root)
  const findings = findingsOf(step, code)
  const own: readonly Trouble[] =
    code === 0 || findings.failures.length > 0
      ? []
      : [{ file: '', title: `${step.command.join(' ')} ended with ${code}`, error: tail }]
  return { ...findings, failures: [...findings.failures, ...own] }
}

const sum = (counts: ReadonlyMap<string, number>) =>
  [...counts.values()].reduce((all, count) => all + count, 0)

function findingsOf(step: Step, code: number): Findings {
  if (!step.read) return { passed: new Map(code === 0 ? [[step.name, 1]] : []), failures: [], flaky: [] }
  try {
    return step.read()
  } catch (error) {
    const title = `the report of "${step.name}" cannot be read`
    return { passed: new Map(), failures: [{ file: '', title, error: String(error) }], flaky: [] }
  }
}

function run(step: Step, root: string): Promise<{ readonly code: number; readonly tail: string }> {
  const [program, ...args] = step.command
  let tail = ''
  const show = (from: Readable, to: NodeJS.WriteStream) =>
    from.on('data', (piece: Buffer) => {
      to.write(piece)
      tail = (tail + piece.toString('utf8')).split('\n').slice(-tailLines).join('\n')
    })
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Through a pipe a runner no longer sees that somebody looks.
      env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...step.env },
    })
    show(child.stdout, process.stdout)
    show(child.stderr, process.stderr)
    child.on('error', reject)
    child.on('exit', code => {
      // What outlives the runner may hold its output open.
      const letGo = setTimeout(() => {
        child.stdout.destroy()
        child.stderr.destroy()
      }, lastWordsMs)
      child.once('close', () => {
        clearTimeout(letGo)
        resolve({ code: code ?? 1, tail })
      })
    })
  })
}
