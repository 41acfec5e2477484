import { spawn } from 'node:child_process'
import path from 'node:path'
import readline from 'node:readline'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { DesktopSession } from './desktop-session.ts'

const repository = path.resolve(import.meta.dirname, '../..')
/** The stand-in for Electron's executable. */
export const shellExecutable = path.join(repository, 'tools/chromium-shell/bin/electron')
/** The app of the shell's own tests. */
export const sampleApp = path.join(repository, 'tests/support/shell-sample')

/** An app that Playwright drives, and its first window. */
export interface DrivenApp extends AsyncDisposable {
  readonly app: ElectronApplication
  readonly window: Page
}

/** Time enough on a machine that does ten things at once, in milliseconds. */
const startsWithinMs = 90_000

/** Starts an app under the shell as Playwright starts Electron. */
export async function driveApp(
  desktop: DesktopSession,
  { app: folder = sampleApp, args = [] }: { app?: string; args?: readonly string[] } = {},
): Promise<DrivenApp> {
  const app = await _electron.launch({
    timeout: startsWithinMs,
    executablePath: shellExecutable,
    args: [...args, folder],
    env: { ...desktop.env },
  })
  const window = await app.firstWindow({ timeout: startsWithinMs })
  return { app, window, [Symbol.asyncDispose]: () => app.close() }
}

/** An app that runs by itself, watched by what it prints. */
export interface RunningApp extends AsyncDisposable {
  readonly lines: readonly string[]
  readonly errors: readonly string[]
  readonly kill: (signal: NodeJS.Signals) => void
  /** Resolves with the exit code once the app has ended; null after a fatal signal. */
  readonly exited: Promise<number | null>
  /** Resolves with the first line, printed already or later, that begins with `start`. */
  readonly line: (start: string, from?: number) => Promise<string>
}

/** Starts an app under the shell without any debugger. */
export function runApp(
  desktop: { readonly env: Readonly<Record<string, string>> },
  { args = [sampleApp], env = {} }: { args?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
): RunningApp {
  const child = spawn(shellExecutable, args, {
    env: { ...desktop.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const errors: string[] = []
  const waiting = new Set<() => void>()
  readline.createInterface({ input: child.stdout }).on('line', text => {
    lines.push(text)
    for (const look of waiting) look()
  })
  readline.createInterface({ input: child.stderr }).on('line', text => errors.push(text))
  const exited = new Promise<number | null>(resolve => child.once('close', resolve))
  const line = (start: string, from = 0): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = lines.slice(from).find(text => text.startsWith(start))
        if (found === undefined) return
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
      void exited.then(() =>
        reject(new Error(`The app ended without "${start}":\n${[...lines, ...errors].join('\n')}`)),
      )
    })
  const dispose = async (): Promise<void> => {
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), 5000)
    await exited
    clearTimeout(force)
  }
  return { lines, errors, exited, line, kill: signal => child.kill(signal), [Symbol.asyncDispose]: dispose }
}
