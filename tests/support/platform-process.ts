import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import {
  doorsOf,
  makeDataDir,
  removeDataDir,
  testEnvironment,
  type PlatformDoors,
  type TestPlatformOptions,
} from './platform.ts'

const entry = fileURLToPath(new URL('../../src-platform/index.ts', import.meta.url))

export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A platform in a process of its own, where signals mean something. */
export interface PlatformProcess extends PlatformDoors {
  /** Everything written to standard error so far. */
  readonly log: string
  /** Sends the signal and resolves when the process is gone. */
  kill(signal: NodeJS.Signals): Promise<Exit>
  /** Kills it if it still runs, and removes its data folder unless that was given. */
  dispose(): Promise<void>
}

/** Runs `src-platform/index.ts` with exactly this environment; resolves with how it ended and what it said. */
export async function runPlatform(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Exit & { readonly stderr: string; readonly stdout: string }> {
  const child = launch(env)
  let stderr = ''
  let stdout = ''
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')))
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')))
  return { ...(await exitOf(child)), stderr, stdout }
}

/** Starts one and waits until it says that it is ready. */
export async function spawnTestPlatform(options: TestPlatformOptions = {}): Promise<PlatformProcess> {
  const dataDir = options.dataDir ?? makeDataDir()
  const child = launch({ ...testEnvironment(options, dataDir), DERING_LOG_LEVEL: 'info', ...options.env })
  let log = ''
  child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')))
  const exit = exitOf(child)
  const url = await readyUrl(child, exit, () => log)
  return {
    ...doorsOf(url, dataDir),
    get log() {
      return log
    },
    kill: signal => {
      child.kill(signal)
      return exit
    },
    dispose: async () => {
      child.kill('SIGKILL')
      await exit
      if (options.dataDir === undefined) removeDataDir(dataDir)
    },
  }
}

function launch(env: Readonly<Record<string, string | undefined>>): ChildProcess {
  return spawn(process.execPath, [entry], {
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise(resolve => {
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
}

async function readyUrl(child: ChildProcess, exit: Promise<Exit>, log: () => string): Promise<string> {
  const { stdout } = child
  if (!stdout) throw new Error('The platform has no standard output.')
  const ready = new Promise<string>((resolve, reject) => {
    createInterface({ input: stdout }).once('line', line => {
      const said = JSON.parse(line) as { event: string; url: string }
      if (said.event === 'ready') resolve(said.url)
      else reject(new Error(`The platform said ${line}`))
    })
  })
  const ended = exit.then(({ code }): never => {
    throw new Error(`The platform ended with ${code} before it was ready:\n${log()}`)
  })
  return Promise.race([ready, ended])
}
