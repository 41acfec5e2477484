import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildDesktop } from '../build.ts'
import { buildPhone } from '../../src-simulator/build-phone.ts'
import { ensurePrograms, headlessPrograms, shellPrograms } from '../system/system-packages.ts'
import { checkOneCall } from './check.ts'
import { demoAgent, demoCustomer } from './demo-seed.ts'
import { startDemo } from './demo.ts'
import { type DesktopHost, findDesktopHost } from './desktop-host.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const dataDir = join(root, '.dering')
const say = (line: string) => process.stdout.write(`${line}\n`)

/** Platform, simulator and the desktop app, until Ctrl-C or the app is quit. */
async function start(host: DesktopHost): Promise<void> {
  await using stack = new AsyncDisposableStack()
  const interrupted = new Promise<string>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal))
  })
  const demo = stack.use(await startDemo(dataDir, 'warn'))
  const app = spawn(host.executable, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root], {
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
    env: {
      ...process.env,
      DERING_SERVER_URL: demo.platformUrl,
      DERING_PROFILE_DIR: join(dataDir, 'desktop'),
      DERING_SIGN_IN: `${demoAgent.email}:${demoAgent.password}`,
    },
  })
  const appEnded = once(app, 'exit')
  stack.defer(async () => {
    if (app.exitCode === null && app.signalCode === null) app.kill('SIGTERM')
    await appEnded
  })
  say('')
  say(
    `Customer's phone   ${demo.phoneUrl}?customer=${demoCustomer.id}&name=${encodeURIComponent(demoCustomer.name)}`,
  )
  say(`Desktop app        signed in as ${demoAgent.email}`)
  say(`Platform           ${demo.platformUrl}`)
  say('')
  say("Open the customer's phone in a browser and press Call. Ctrl-C stops everything.")
  const why = await Promise.race([
    interrupted.then(() => undefined),
    appEnded.then(([code]) => (code === 0 ? undefined : `The desktop app ended with code ${String(code)}.`)),
    demo.broken.then(name => `The ${name} ended by itself; see its messages above.`),
  ])
  if (why) throw new Error(why)
}

async function main(): Promise<void> {
  const check = process.argv.includes('--check')
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
  await (check ? checkOneCall(host) : start(host))
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
