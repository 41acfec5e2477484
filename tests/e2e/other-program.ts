import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import { type ElectronApplication, expect, type Page } from '@playwright/test'
import type { World } from '../support/world.ts'

const run = promisify(execFile)

/** Runs a program on the desktop of the world; what it prints. */
export async function onDesktop(world: World, program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run(program, args, { env: { ...world.screen.env } })
  return stdout.trim()
}

/** Another program's window, in front, that tells of every key that it gets; once the app has all its windows. */
export async function somethingElse(world: World, app: ElectronApplication) {
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

export async function callWindow(app: ElectronApplication): Promise<Page> {
  await expect.poll(() => pageOf(app) !== undefined).toBe(true)
  const page = pageOf(app)
  if (!page) throw new Error('The call window is gone')
  return page
}

/** Whether the call window is on the screen, as the app and its window manager have it. */
export const isCallWindowShown = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some(window => window.isVisible() && !window.isFocusable()),
  )
