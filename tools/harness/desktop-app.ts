import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { DesktopHost } from '../start/desktop-host.ts'
import { fakeMicrophone } from './tone.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export interface DesktopAppOptions {
  readonly host: DesktopHost
  readonly serverUrl: string
  /** The app's own folder: two apps at once need two. */
  readonly profileDir: string
  /** Signs in at the start; absent: the sign-in screen. */
  readonly signIn?: { readonly email: string; readonly password: string }
  /** A WAV file that the microphone plays; absent: the machine's own microphone. */
  readonly toneFile?: string
  /** What stands behind the program on its command line, such as a link. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** The real app in a real window, driven from outside. */
export interface DesktopApp extends AsyncDisposable {
  readonly app: ElectronApplication
  readonly window: Page
}

/** Time enough on a machine that does ten things at once, in milliseconds. */
const startsWithinMs = 90_000

/** Starts the built app as a person would, and waits for its window. */
export async function launchDesktopApp(options: DesktopAppOptions): Promise<DesktopApp> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const microphone = options.toneFile ? fakeMicrophone(options.toneFile) : []
  const app = await _electron.launch({
    timeout: startsWithinMs,
    executablePath: options.host.executable,
    args: [...asRoot, ...microphone, root, ...(options.args ?? [])],
    env: {
      ...environment(),
      ...options.env,
      DERING_SERVER_URL: options.serverUrl,
      DERING_PROFILE_DIR: options.profileDir,
      ...(options.signIn && { DERING_SIGN_IN: `${options.signIn.email}:${options.signIn.password}` }),
    },
  })
  const window = await app.firstWindow({ timeout: startsWithinMs })
  // Playwright forgets it with the app's end.
  const main = app.process()
  return {
    app,
    window,
    async [Symbol.asyncDispose]() {
      // As a system that logs off: a person who quits would be asked about a call that is on.
      main.kill('SIGTERM')
      await app.close()
    },
  }
}

/** This process's environment without the holes that the type allows. */
function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
