import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildDesktop } from '../build.ts'
import { buildPhone } from '../../src-simulator/build-phone.ts'
import { ensurePrograms, headlessPrograms, shellPrograms } from '../system/system-packages.ts'
import { checkOneCall } from './check.ts'
import { demoCustomer, demoPeople, type DemoRole } from './demo-seed.ts'
import { startDemo } from './demo.ts'
import { readRoles } from './demo-roles.ts'
import { type DesktopHost, findDesktopHost } from './desktop-host.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
/** What the demo keeps from one start to the next. */
const dataDir = process.env['DERING_DEMO_DIR'] || join(root, '.dering')
const say = (line: string) => process.stdout.write(`${line}\n`)

interface DemoOptions {
  readonly roles: readonly DemoRole[]
  /** Forgets what was done in the demo before, people's settings included. */
  readonly isFresh: boolean
}

/** Platform, simulator and a desktop app for each role, until Ctrl-C or the last app is quit. */
async function start(host: DesktopHost, { roles, isFresh }: DemoOptions): Promise<void> {
  await using stack = new AsyncDisposableStack()
  const interrupted = new Promise<string>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal))
  })
  if (isFresh) rmSync(dataDir, { recursive: true, force: true })
  const demo = stack.use(await startDemo(dataDir, 'warn'))
  const apps = roles.map(role => {
    const app = openApp(host, demo.platformUrl, role)
    stack.defer(app.close)
    return app
  })
  say('')
  say(
    `Customer's phone   ${demo.phoneUrl}?customer=${demoCustomer.id}&name=${encodeURIComponent(demoCustomer.name)}`,
  )
  for (const role of roles) say(`Desktop app        signed in as ${demoPeople[role].email} (${role})`)
  say(`Platform           ${demo.platformUrl}`)
  say('')
  say("Open the customer's phone in a browser and press Call, or Busy hour. Ctrl-C stops everything.")
  say(`Other roles: npm start -- --as ${Object.keys(demoPeople).join(',')}  (one app each)`)
  say('All anew:    npm start -- --fresh')
  const why = await Promise.race([
    interrupted.then(() => undefined),
    allEnded(apps),
    demo.broken.then(name => `The ${name} ended by itself; see its messages above.`),
  ])
  if (why) throw new Error(why)
}

interface OpenApp {
  /** Settles with its exit code. */
  readonly ended: Promise<number>
  readonly close: () => Promise<void>
}

/** Each role has a profile of its own, as on a machine of its own. */
function openApp(host: DesktopHost, platformUrl: string, role: DemoRole): OpenApp {
  const { email, password } = demoPeople[role]
  const app = spawn(host.executable, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root], {
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
    env: {
      ...process.env,
      DERING_SERVER_URL: platformUrl,
      DERING_PROFILE_DIR: join(dataDir, role === 'agent' ? 'desktop' : `desktop-${role}`),
      DERING_SIGN_IN: `${email}:${password}`,
    },
  })
  const ended = once(app, 'exit').then(([code]: unknown[]) => (typeof code === 'number' ? code : 1))
  return {
    ended,
    close: async () => {
      if (app.exitCode === null && app.signalCode === null) app.kill('SIGTERM')
      await ended
    },
  }
}

/** Why it is over once every app has ended: nothing where all were quit in order. */
async function allEnded(apps: readonly OpenApp[]): Promise<string | undefined> {
  const codes = await Promise.all(apps.map(app => app.ended))
  const failed = codes.find(code => code !== 0)
  return failed === undefined ? undefined : `A desktop app ended with code ${failed}.`
}

async function main(): Promise<void> {
  const check = process.argv.includes('--check')
  const options = { roles: readRoles(process.argv), isFresh: process.argv.includes('--fresh') }
  const host = findDesktopHost()
  if (host.kind === 'chromium-shell') {
    say("Electron's binary is not here and cannot be fetched: the app opens in the Chromium shell.")
    ensurePrograms(shellPrograms)
  }
  if (check) ensurePrograms(headlessPrograms)
  else if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    throw new Error('There is no screen to show the app on (DISPLAY is not set). Try: npm start -- --check')
  }
  await buildDesktop()
  await buildPhone()
  await (check ? checkOneCall(host) : start(host, options))
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
