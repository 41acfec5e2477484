import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A program of ours that runs beside this one until it is disposed of. */
export interface Service extends AsyncDisposable {
  /** The fields of the line of JSON by which it said that it is ready. */
  readonly ready: Readonly<Record<string, string>>
  /** Settles when it ends, with its code; by itself that is a failure. */
  readonly ended: Promise<number>
}

/** How long a service may take to say that it is ready, in milliseconds. */
const readyWithinMs = 60_000

/**
 * Starts a script of ours on this Node and waits for its line `{"event":"ready",…}`.
 * @throws {Error} when it ends or stays silent instead; what it wrote to standard error is shown as it comes.
 */
export async function startService(
  name: string,
  script: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<Service> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Ctrl-C reaches this process alone, which then stops the others in order.
    detached: true,
    env: { ...process.env, ...env },
  })
  const ended = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : 1))
  const ready = await readyLine(name, child)
  return {
    ready,
    ended,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await ended
    },
  }
}

async function readyLine(name: string, child: ChildProcess): Promise<Record<string, string>> {
  if (!child.stdout) throw new Error(`The ${name} has no standard output.`)
  const lines = createInterface({ input: child.stdout })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`The ${name} was not ready within ${readyWithinMs / 1000} s.`))
    }, readyWithinMs)
    lines.on('line', line => {
      if (!line.startsWith('{"event":"ready"')) return
      clearTimeout(timer)
      // Our own programs print it; see src-platform/index.ts and src-simulator/index.ts.
      resolve(JSON.parse(line) as Record<string, string>)
    })
    child.once('exit', code => {
      clearTimeout(timer)
      reject(new Error(`The ${name} ended with code ${code} before it was ready.`))
    })
    child.once('error', reject)
  })
}
