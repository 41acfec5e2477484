import type { ElectronApplication, Page } from '@playwright/test'
import { suggestedKeys } from '#shared/ipc/global-keys.ts'
import { agentHears, customerHears } from '../../tools/harness/listen.ts'
import { waitForSilence, waitForTone } from '../../tools/harness/sound.ts'
import { voices } from '../support/world.ts'
import { ready } from './desktop.ts'
import { onDesktop, somethingElse } from './other-program.ts'
import { expect, test } from './world-test.ts'

const isHeld = (app: ElectronApplication, combination: string) =>
  app.evaluate(({ globalShortcut }, asked) => globalShortcut.isRegistered(asked), combination)

async function useSuggestedKeys(page: Page): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Settings/ })
    .click()
  await page.getByRole('button', { name: 'Use them' }).click()
  await expect(page.getByRole('button', { name: 'Key for Hang up: Ctrl+Shift+F12. Change' })).toBeVisible()
}

test('[D1] [D7] keys answer, mute and hang up while another program has the focus, and are its own at all other times', async ({
  world,
}) => {
  const { ani, app, budi, phone } = await ready(world)
  await useSuggestedKeys(ani.page)
  using other = await somethingElse(world, app)
  const press = (key: string) => onDesktop(world, 'xdotool', 'key', `ctrl+shift+${key}`)
  const reached = (key: string) => other.keys().filter(one => one === key).length

  await press('F9')
  await press('F12')
  await expect.poll(() => [reached('F9'), reached('F12')]).toEqual([1, 1])

  await budi.call.click()
  await expect.poll(() => isHeld(app, suggestedKeys.answer)).toBe(true)
  expect(await isHeld(app, suggestedKeys.hangUp)).toBe(false)
  await press('F9')
  await waitForTone(() => agentHears(ani.page), voices.budi)
  await waitForTone(() => customerHears(phone), voices.ani)

  await expect.poll(() => isHeld(app, suggestedKeys.toggleMute)).toBe(true)
  expect(await isHeld(app, suggestedKeys.answer)).toBe(false)
  await press('F11')
  await waitForSilence(() => customerHears(phone))
  await press('F12')
  await expect(budi.call).toBeEnabled()
  await expect.poll(() => isHeld(app, suggestedKeys.hangUp)).toBe(false)

  expect(await onDesktop(world, 'xdotool', 'getactivewindow')).toBe(other.id)
  await press('F9')
  await press('F12')
  await expect.poll(() => [reached('F9'), reached('F11'), reached('F12')]).toEqual([2, 0, 2])
})

test('[D1] [I8] a key declines what rings', async ({ world }) => {
  const { ani, app, budi, phone } = await ready(world)
  await useSuggestedKeys(ani.page)
  using _other = await somethingElse(world, app)
  await budi.call.click()
  await expect.poll(() => isHeld(app, suggestedKeys.decline)).toBe(true)
  await onDesktop(world, 'xdotool', 'key', 'ctrl+shift+F10')
  await expect(phone.getByText('Not answered')).toBeVisible()
  await expect.poll(() => isHeld(app, suggestedKeys.decline)).toBe(false)
})

test('a key that another program has is said to be as soon as it is chosen', async ({ world }) => {
  const { ani, app } = await ready(world)
  await app.evaluate(({ globalShortcut }) => globalShortcut.register('Control+Shift+F10', () => {}))
  await useSuggestedKeys(ani.page)
  await expect(ani.page.getByText('Another program uses Ctrl+Shift+F10. Choose other keys.')).toBeVisible()
})
