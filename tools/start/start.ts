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
import { type Demo, firstAdminOf, startDemo } from './demo.ts'
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

/** Platform and simulator with nothing but the first Admin, and the app at its sign-in screen; anew at each start. */
async function startEmpty(host: DesktopHost): Promise<void> {
  await using stack = new AsyncDisposableStack()
  const interrupted = interruption()
  const folder = join(dataDir, 'empty')
  rmSync(folder, { recursive: true, force: true })
  const demo = stack.use(await startDemo(folder, 'error', 'empty'))
  const app = openApp(host, { platformUrl: demo.platformUrl, profileDir: join(folder, 'desktop') })
  stack.defer(app.close)
  const { email, password } = firstAdminOf(folder)
  say('')
  say(`Sign in as         ${email}`)
  say(`One-time password  ${password}`)
  sayAddresses(demo)
  say('')
  say('Sign in, choose a password of your own and follow "Get started". Ctrl-C stops everything.')
  await untilOver(interrupted, [app], demo)
}

/** Platform, simulator and a desktop app for each role, until Ctrl-C or the last app is quit. */
async function start(host: DesktopHost, { roles, isFresh }: DemoOptions): Promise<void> {
  await using stack = new AsyncDisposableStack()
  const interrupted = interruption()
  if (isFresh) rmSync(dataDir, { recursive: true, force: true })
  const demo = stack.use(await startDemo(dataDir, 'warn'))
  const apps = roles.map(role => {
    const app = openApp(host, {
      platformUrl: demo.platformUrl,
      // Each role has a profile of its own, as on a machine of its own.
      profileDir: join(dataDir, role === 'agent' ? 'desktop' : `desktop-${role}`),
      role,
    })
    stack.defer(app.close)
    return app
  })
  say('')
  for (const role of roles) say(`Desktop app        signed in as ${demoPeople[role].email} (${role})`)
  sayAddresses(demo)
  say('')
  say("Open the customer's phone in a browser and press Call, or Busy hour. Ctrl-C stops everything.")
  say(`Other roles: npm start -- --as ${Object.keys(demoPeople).join(',')}  (one app each)`)
  say('All anew:    npm start -- --fresh')
  say('Nothing yet: npm start -- --empty')
  await untilOver(interrupted, apps, demo)
}

function sayAddresses({ phoneUrl, platformUrl }: Demo): void {
  const query = `?customer=${demoCustomer.id}&name=${encodeURIComponent(demoCustomer.name)}`
  say(`Customer's phone   ${phoneUrl}${query}`)
  say(`Platform           ${platformUrl}`)
}

/** Settles at the first signal to end. */
const interruption = (): Promise<void> =>
  new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })

/** @throws {Error} where it is over for another reason than that somebody ended it */
async function untilOver(interrupted: Promise<void>, apps: readonly OpenApp[], demo: Demo): Promise<void> {
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

/** Signed in as the person of a role, or at the sign-in screen where there is none. */
function openApp(
  host: DesktopHost,
  place: { readonly platformUrl: string; readonly profileDir: string; readonly role?: DemoRole },
): OpenApp {
  const { platformUrl, profileDir, role } = place
  const app = spawn(host.executable, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root], {
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
    env: {
      ...process.env,
      DERING_SERVER_URL: platformUrl,
      DERING_PROFILE_DIR: profileDir,
      ...(role && { DERING_SIGN_IN: `${demoPeople[role].email}:${demoPeople[role].password}` }),
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
  if (check) await checkOneCall(host)
  else await (process.argv.includes('--empty') ? startEmpty(host) : start(host, options))
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
