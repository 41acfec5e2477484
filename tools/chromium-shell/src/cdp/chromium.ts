import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import readline from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { warn } from '../log.ts'
import { DevToolsConnection, type DevToolsSession } from './connection.ts'
import { windowFlags } from './flags.ts'

export interface ChromiumOptions {
  readonly executable: string
  /** The profile's folder; made when missing. */
  readonly profile: string
  readonly flags: readonly string[]
  readonly isHeadless: boolean
  /** Shows all that Chromium writes, not only the address of its DevTools. */
  readonly isVerbose: boolean
}

/** System title bars, and none of the offers of a browser. */
const preferences = {
  browser: { custom_chrome_frame: false, has_seen_welcome_page: true },
  credentials_enable_service: false,
  translate: { enabled: false },
}

/** The one Chromium behind all windows, driven over its debugging pipe. Emits `exit` once it is gone. */
export class Chromium extends EventEmitter<{ exit: [code: number | null] }> {
  readonly connection: DevToolsConnection
  readonly isHeadless: boolean
  readonly #options: ChromiumOptions
  readonly #process: ChildProcess

  constructor(options: ChromiumOptions) {
    super()
    this.#options = options
    this.isHeadless = options.isHeadless
    writePreferences(options.profile)
    const pipe = ['--remote-debugging-pipe', '--no-startup-window', '--keep-alive-for-test']
    this.#process = spawn(
      options.executable,
      [`--user-data-dir=${options.profile}`, ...pipe, ...options.flags],
      {
        stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      },
    )
    const [, , errors, commands, messages] = this.#process.stdio
    passOnErrors(errors as Readable, options.isVerbose)
    // File descriptors 3 and 4 were asked for as pipes just above; Node types them by position only up to 2.
    this.connection = new DevToolsConnection(messages as Readable, commands as Writable)
    this.#process.on('error', error => {
      warn(error.message)
      this.#gone(null)
    })
    this.#process.on('exit', code => this.#gone(code))
  }

  get browser(): DevToolsSession {
    return this.connection.browser
  }

  get processId(): number | undefined {
    return this.#process.pid
  }

  /** Opens one window without tabs or address bar on `url`; it announces itself as a new target. */
  async openWindow(url: string): Promise<void> {
    if (this.isHeadless) {
      await this.browser.send('Target.createTarget', { url, newWindow: true })
      return
    }
    // A second launch with the same profile asks the first process for the window, and ends.
    const flags = [
      `--user-data-dir=${this.#options.profile}`,
      ...windowFlags(this.#options.flags),
      `--app=${url}`,
    ]
    const launch = spawn(this.#options.executable, flags, { stdio: 'ignore' })
    launch.on('error', error => warn(error.message))
  }

  /** Ends Chromium within `patienceMs`, by force if need be. */
  async close(patienceMs = 3000): Promise<void> {
    if (this.connection.closed) return
    const gone = new Promise<void>(resolve => this.once('exit', () => resolve()))
    const force = setTimeout(() => this.#process.kill('SIGKILL'), patienceMs)
    // Chromium may drop the pipe before it answers; its exit is what counts.
    this.browser.send('Browser.close').catch(() => undefined)
    await gone
    clearTimeout(force)
  }

  #gone(code: number | null): void {
    this.connection.close()
    this.emit('exit', code)
  }
}

function writePreferences(profile: string): void {
  const folder = path.join(profile, 'Default')
  const file = path.join(folder, 'Preferences')
  mkdirSync(folder, { recursive: true })
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(preferences))
}

/** Playwright reads the DevTools line from the app's stderr; the rest is noise of a machine without a desktop. */
function passOnErrors(errors: Readable, isVerbose: boolean): void {
  readline.createInterface({ input: errors }).on('line', line => {
    if (isVerbose || line.startsWith('DevTools listening')) process.stderr.write(`${line}\n`)
  })
}
