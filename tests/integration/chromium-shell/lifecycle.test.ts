import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startDesktopSession, type DesktopSession } from '../../support/desktop-session.ts'
import { eventually } from '../../support/eventually.ts'
import { driveApp, runApp, sampleApp } from '../../support/shell-app.ts'

const run = promisify(execFile)
let desktop: DesktopSession

beforeAll(async () => {
  desktop = await startDesktopSession({ hasBus: false })
})
afterAll(async () => {
  await desktop?.stop()
})

it('lets one instance run, which hears of the second and its data', async () => {
  await using first = runApp(desktop)
  await first.line('ready-to-show')
  await using second = runApp(desktop, { args: [sampleApp, 'sample://call/12'] })
  expect(await second.exited).toBe(0)
  expect(second.lines).toEqual(['not the first', 'before-quit', 'will-quit', 'quit 0'])
  expect(await first.line('second-instance')).toBe('second-instance sample://call/12 {"from":"second"}')
})

it('gives the lock to the next instance after the first was killed', async () => {
  await using first = runApp(desktop)
  await first.line('ready-to-show')
  first.kill('SIGKILL')
  expect(await first.exited).toBeNull()
  await using next = runApp(desktop)
  await next.line('ready-to-show')
})

it('quits on SIGTERM as by app.quit(), and leaves no Chromium behind', async () => {
  await using app = runApp(desktop)
  await app.line('ready-to-show')
  app.kill('SIGTERM')
  expect(await app.exited).toBe(0)
  const from = app.lines.indexOf('before-quit')
  expect(app.lines.slice(from).filter(line => line !== 'blur')).toEqual([
    'before-quit',
    'close',
    'closed',
    'will-quit',
    'quit 0',
  ])
  const programs = async (): Promise<string> => (await run('ps', ['-eo', 'args'])).stdout
  await eventually(programs).not.toContain(desktop.folder)
})

it('stays when before-quit says no, and exits with the code it is given', async () => {
  await using driven = await driveApp(desktop)
  const stayed = await driven.app.evaluate(async ({ app, BrowserWindow }) => {
    app.once('before-quit', event => event.preventDefault())
    app.quit()
    await new Promise(resolve => setImmediate(() => setImmediate(resolve)))
    return BrowserWindow.getAllWindows().length
  })
  expect(stayed).toBe(1)
  const exited = new Promise(resolve => driven.app.process().once('exit', resolve))
  await driven.app.evaluate(({ app }) => setImmediate(() => app.exit(7)))
  expect(await exited).toBe(7)
})

it('tells who it is', async () => {
  await using driven = await driveApp(desktop, { args: ['--lang=id'] })
  const facts = await driven.app.evaluate(({ app }) => ({
    name: app.getName(),
    version: app.getVersion(),
    folder: app.getAppPath(),
    data: app.getPath('userData'),
    locale: app.getLocale(),
    isPackaged: app.isPackaged,
    electron: process.versions['electron'],
    chrome: process.versions['chrome'],
  }))
  expect(facts).toMatchObject({ name: 'Shell Sample', version: '1.2.3', folder: sampleApp, locale: 'id' })
  expect(facts.data).toBe(`${desktop.env['XDG_CONFIG_HOME']}/Shell Sample`)
  expect(facts.isPackaged).toBe(false)
  expect(facts.electron).toMatch(/^45\./)
  expect(facts.chrome).toMatch(/^\d+\.\d+/)
})

it('runs without a display when asked to', async () => {
  const env = { DISPLAY: '', ELECTRON_SHELL_HEADLESS: '1' }
  await using app = runApp(desktop, { env })
  await app.line('loaded app://sample/index.html')
  await app.line('ready-to-show')
  app.kill('SIGTERM')
  expect(await app.exited).toBe(0)
})

it.each([
  ['there is no display', { DISPLAY: '' }, /Unable to open X display/],
  ['there is no Chromium', { ELECTRON_SHELL_CHROMIUM: '/nowhere/chromium' }, /apt-get install chromium/],
])('says in one line that %s', async (_reason, env, message) => {
  await using app = runApp(desktop, { env })
  expect(await app.exited).toBe(1)
  expect(app.errors).toHaveLength(1)
  expect(app.errors[0]).toMatch(message)
})
