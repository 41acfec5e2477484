import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type DesktopSession, startDesktopSession } from '../../support/desktop-session.ts'

const patience = { timeout: 60_000 }
let screen: DesktopSession
let folder = ''
const running: ChildProcess[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dering-demo-'))
  screen = await startDesktopSession()
})
afterEach(async () => {
  for (const demo of running.splice(0)) await end(demo)
  await screen.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
})

/** `npm start -- …` on a screen of its own; resolves with the platform's address once the apps have been opened. */
async function start(...words: string[]): Promise<{ demo: ChildProcess; url: string; said: string[] }> {
  const demo = spawn(process.execPath, ['tools/start/start.ts', ...words], {
    env: { ...screen.env, DERING_DEMO_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(demo)
  const said: string[] = []
  createInterface({ input: demo.stdout }).on('line', line => said.push(line))
  const address = () => said.find(line => line.startsWith('Platform '))?.split(/\s+/)[1]
  await expect.poll(address, { timeout: 100_000 }).toBeDefined()
  return { demo, url: address() ?? '', said }
}

/** Apps that are signed in: a socket is opened with a person's token alone. */
const signedIn = async (url: string) =>
  /^dering_agent_sockets (\d+)$/m.exec(await (await fetch(`${url}/metrics`)).text())?.[1]

/** As Ctrl-C does. */
async function end(demo: ChildProcess): Promise<number | null> {
  if (demo.exitCode !== null) return demo.exitCode
  const ended = once(demo, 'exit')
  demo.kill('SIGINT')
  const [code] = (await ended) as [number | null]
  return code
}

it.each([
  ['supervisor', ['sari@dering.example (supervisor)']],
  ['agent,admin', ['ani@dering.example (agent)', 'dewi@dering.example (admin)']],
])('the demo opens an app, signed in, for each of %s, and all end with it', async (roles, people) => {
  const { demo, url, said } = await start('--as', roles)
  const named = said
    .filter(line => line.startsWith('Desktop app'))
    .map(line => line.split('signed in as ')[1])
  expect(named).toEqual(people)
  await expect.poll(() => signedIn(url), patience).toBe(String(people.length))
  expect(await end(demo)).toBe(0)
})

it('the demo keeps what was done in it, unless it is to begin anew', async () => {
  const kept = join(folder, 'platform', 'kept')
  mkdirSync(join(folder, 'platform'))
  writeFileSync(kept, '')
  const { demo } = await start()
  expect(existsSync(kept)).toBe(true)
  await end(demo)
  const { demo: fresh, url } = await start('--fresh')
  expect(existsSync(kept)).toBe(false)
  await expect.poll(() => signedIn(url), patience).toBe('1')
  await end(fresh)
})

it('the demo begins empty where that is asked, with its first Admin alone', async () => {
  const { demo, url, said } = await start('--empty')
  const saidAs = (what: string) =>
    said
      .find(line => line.startsWith(`${what}  `))
      ?.slice(what.length)
      .trim()
  const body = {
    email: saidAs('Sign in as'),
    password: saidAs('One-time password'),
    newPassword: 'a password of my own',
  }
  const signIn = await fetch(`${url}/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(signIn.status).toBe(200)
  // Its app is at the sign-in screen.
  expect(await signedIn(url)).toBe('0')
  expect(await end(demo)).toBe(0)
})
