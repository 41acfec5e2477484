import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import type { ElectronApplication, Page } from '@playwright/test'
import { agentHears, customerHears } from '../../tools/harness/listen.ts'
import { waitForSilence, waitForTone } from '../../tools/harness/sound.ts'
import { voices, type World } from '../support/world.ts'
import { ready } from './desktop.ts'
import { expect, test } from './world-test.ts'

const run = promisify(execFile)

/** Runs a program on the desktop of the world; what it prints. */
async function onDesktop(world: World, program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run(program, args, { env: { ...world.screen.env } })
  return stdout.trim()
}

/** Another program's window, in front, that tells of every key that it gets; once the app has all its windows. */
async function somethingElse(world: World, app: ElectronApplication) {
  await callWindow(app)
  // Line by line: a pipe would hold back what was heard.
  const program = spawn('stdbuf', ['-oL', 'xev', '-event', 'keyboard'], { env: { ...world.screen.env } })
  let heard = ''
  program.stdout.on('data', (chunk: Buffer) => (heard += chunk.toString()))
  await onDesktop(world, 'xdotool', 'search', '--sync', '--name', 'Event Tester')
  const id = await onDesktop(world, 'xdotool', 'search', '--name', 'Event Tester')
  await onDesktop(world, 'xdotool', 'windowactivate', '--sync', id)
  return {
    id,
    keys: () =>
      [...heard.matchAll(/KeyPress event[\s\S]*?keysym 0x[\da-f]+, (\w+)\)/gu)].map(([, key]) => key),
    [Symbol.dispose]: () => void program.kill(),
  }
}

const pageOf = (app: ElectronApplication) => app.windows().find(page => page.url().includes('call-window'))

async function callWindow(app: ElectronApplication): Promise<Page> {
  await expect.poll(() => pageOf(app) !== undefined).toBe(true)
  const page = pageOf(app)
  if (!page) throw new Error('The call window is gone')
  return page
}

/** Whether the call window is on the screen, as the app and its window manager have it. */
const isShown = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some(window => window.isVisible() && !window.isFocusable()),
  )

test('[D1] a call over another program takes no key from it, and no key answers', async ({ world }) => {
  const { ani, app, budi } = await ready(world)
  using other = await somethingElse(world, app)
  await budi.call.click()
  const window = await callWindow(app)
  await expect(window.getByRole('button', { name: 'Answer' })).toBeVisible()
  await expect.poll(() => isShown(app)).toBe(true)
  expect(await onDesktop(world, 'xdotool', 'getactivewindow')).toBe(other.id)

  await onDesktop(world, 'xdotool', 'key', 'h', 'space', 'Return', 'Escape', 'Tab', 'space', 'Return')
  await expect.poll(other.keys).toEqual(['h', 'space', 'Return', 'Escape', 'Tab', 'space', 'Return'])
  expect(await onDesktop(world, 'xdotool', 'getactivewindow')).toBe(other.id)
  await expect(window.getByRole('button', { name: 'Answer' })).toBeVisible()
  await expect(ani.answer).toBeVisible()
})

test('[D1] [D7] the call window answers, mutes and hangs up, and goes with the call', async ({ world }) => {
  const { ani, app, budi, phone } = await ready(world)
  using other = await somethingElse(world, app)
  await budi.call.click()
  const window = await callWindow(app)
  await expect(window.getByRole('heading', { name: 'Budi' })).toBeVisible()
  await window.getByRole('button', { name: 'Answer' }).click()
  await waitForTone(() => agentHears(ani.page), voices.budi)
  await waitForTone(() => customerHears(phone), voices.ani)

  await window.getByRole('button', { name: 'Mute' }).click()
  await waitForSilence(() => customerHears(phone))
  await expect(window.getByText('Muted')).toBeVisible()
  await window.getByRole('button', { name: 'Unmute' }).click()
  await waitForTone(() => customerHears(phone), voices.ani)

  await window.getByRole('button', { name: 'Hang up' }).click()
  await expect(budi.call).toBeEnabled()
  await expect.poll(() => isShown(app)).toBe(false)
  expect(await onDesktop(world, 'xdotool', 'getactivewindow')).toBe(other.id)
})

test('[D2] the call window goes when the customer gives up', async ({ world }) => {
  const { app, budi } = await ready(world)
  using _other = await somethingElse(world, app)
  await budi.call.click()
  await callWindow(app)
  await expect.poll(() => isShown(app)).toBe(true)
  await budi.hangUp.click()
  await expect.poll(() => isShown(app)).toBe(false)
})

test('the call window may ask its own few things and nothing else', async ({ world }) => {
  const { app, budi } = await ready(world)
  using _other = await somethingElse(world, app)
  await budi.call.click()
  const window = await callWindow(app)
  await expect(window.getByRole('heading', { name: 'Budi' })).toBeVisible()
  const outcome = await window.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'dering') as { getState(): Promise<{ ok: boolean }> }
    return bridge.getState()
  })
  expect(outcome).toMatchObject({ ok: false, refusal: { message: 'This page may not ask.' } })
})
