import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { DesktopApp } from '../../tools/harness/desktop-app.ts'
import { connected, ready, talking } from './desktop.ts'
import { expect, test } from './world-test.ts'

async function kill(app: DesktopApp['app']): Promise<void> {
  const killed = new Promise(resolve => app.process().once('exit', resolve))
  app.process().kill('SIGKILL')
  await killed
}

test('the app is killed during a call: at its next start the call is ended, and the agent is told', async ({
  world,
}) => {
  const { app, ani, budi } = await talking(world)
  await kill(app)
  await expect.poll(() => ani.page.isClosed()).toBe(true)
  await expect(budi.call).toBeDisabled()

  const { window } = await world.app('ani', { profile: 'desktop-1' })
  await connected(window)
  await expect(window.getByText(/Dering stopped during your call with Budi/)).toBeVisible()
  await expect(budi.call).toBeEnabled()
  const agent = await world.platform.agent('ani')
  const { calls } = await agent.request('calls.history', {})
  await agent.close()
  expect(calls).toMatchObject([{ status: 'answered', state: 'ended', endedBy: 'agent' }])
})

test('the app is killed while one types: at its next start the words are there, until one signs out', async ({
  world,
}) => {
  const words = 'Selamat pagi, pesanan Anda'
  const { app, ani } = await ready(world)
  const file = path.join(await app.evaluate(electron => electron.app.getPath('userData')), 'drafts.json')
  await ani.openRoom('Budi')
  await ani.composer.fill(words)
  await expect.poll(() => (existsSync(file) ? readFileSync(file, 'utf8') : '')).toContain(words)
  await kill(app)

  const { window } = await world.app('ani', { profile: 'desktop-1' })
  const again = await connected(window)
  await expect(window.getByRole('listbox', { name: /^Conversations/ })).toContainText('Draft')
  await again.openRoom('Budi')
  await expect(again.composer).toHaveValue(words)

  await window
    .getByRole('navigation')
    .getByRole('button', { name: /^Settings/ })
    .click()
  await window.getByRole('button', { name: 'Sign out' }).click()
  await window.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
  await expect(window.getByRole('button', { name: 'Sign in' })).toBeVisible()
  expect(readFileSync(file, 'utf8')).not.toContain(words)
})
