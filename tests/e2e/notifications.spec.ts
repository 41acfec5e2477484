import type { ElectronApplication } from '@playwright/test'
import { agentHears, customerHears } from '../../tools/harness/listen.ts'
import { waitForTone } from '../../tools/harness/sound.ts'
import type { World } from '../support/world.ts'
import { voices } from '../support/world.ts'
import { ready } from './desktop.ts'
import { expect, test } from './world-test.ts'

const isMinimized = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())

/** Budi calls Ani, whose window is minimised; resolves once a notification says so. */
async function ringingAside(world: World) {
  const pair = await ready(world)
  await pair.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  await expect.poll(() => isMinimized(pair.app)).toBe(true)
  await pair.budi.call.click()
  await expect.poll(world.screen.notificationTitles).toEqual(['Budi is calling'])
  return pair
}

test('[D1] a call is answered in the notification: both hear each other, and the window stays where it is', async ({
  world,
}) => {
  const { ani, app, phone } = await ringingAside(world)
  await world.screen.pressNotificationButton('Answer')
  await waitForTone(() => agentHears(ani.page), voices.budi)
  await waitForTone(() => customerHears(phone), voices.ani)
  expect(await isMinimized(app)).toBe(true)
})

test('[D1] [I8] a call is declined in the notification', async ({ world }) => {
  const { phone } = await ringingAside(world)
  await world.screen.pressNotificationButton('Decline')
  await expect(phone.getByText('Not answered')).toBeVisible()
  expect(world.screen.notificationTitles()).toEqual(['Budi is calling'])
})

test('[D1] [D2] a missed call leaves a notification that opens its room', async ({ world }) => {
  const { ani, app, budi } = await ringingAside(world)
  await budi.hangUp.click()
  await expect.poll(world.screen.notificationTitles).toEqual(['Budi is calling', 'Missed call from Budi'])
  await world.screen.openNotification()
  await expect.poll(() => isMinimized(app)).toBe(false)
  await expect(ani.page.getByRole('textbox', { name: 'Message to Budi' })).toBeVisible()
})
