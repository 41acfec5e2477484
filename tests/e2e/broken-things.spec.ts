import { agentHears, customerHears } from '../../tools/harness/listen.ts'
import { waitForTone } from '../../tools/harness/sound.ts'
import { budi } from '../support/seed.ts'
import { voices } from '../support/world.ts'
import { connected, phoneControls } from './desktop.ts'
import { expect, test } from './world-test.ts'

test('[D6] the platform is killed during a call: the sound goes on, the app comes back, the record is complete', async ({
  world,
}) => {
  const { window } = await world.app('ani')
  const ani = await connected(window)
  const phone = await world.phone(budi, 'budi')
  await phoneControls(phone.page).call.click()
  await ani.answer.click()
  await waitForTone(() => agentHears(window), voices.budi)

  await world.killPlatform()
  await expect(window.getByText('You are offline; your call goes on.')).toBeVisible()
  await waitForTone(() => agentHears(window), voices.budi)
  await waitForTone(() => customerHears(phone.page), voices.ani)

  await world.restartPlatform()
  await connected(window)
  await expect(ani.call).toContainText('Budi')
  await waitForTone(() => customerHears(phone.page), voices.ani)
  await ani.hangUp.click()
  await expect(phoneControls(phone.page).call).toBeVisible()
  const agent = await world.platform.agent('ani')
  const { calls } = await agent.request('calls.history', {})
  expect(calls).toMatchObject([{ status: 'answered', reason: 'completed', endedBy: 'agent' }])
  await agent.close()
})

test('a reload of the window ends the call at once and says so', async ({ world }) => {
  const { app, window } = await world.app('ani')
  const ani = await connected(window)
  const phone = await world.phone(budi, 'budi')
  await phoneControls(phone.page).call.click()
  await ani.answer.click()
  await waitForTone(() => agentHears(window), voices.budi)

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
  await expect(phoneControls(phone.page).call).toBeVisible()
  await expect(
    window.getByText(/The window was reloaded, so the sound of your call with Budi was lost/),
  ).toBeVisible()
  await connected(window)
})

test('[D5] the recent calls are there without the platform', async ({ world }) => {
  const { window } = await world.app('ani')
  const ani = await connected(window)
  const phone = await world.phone(budi, 'budi')
  await phoneControls(phone.page).call.click()
  await ani.decline.click()
  await expect(ani.answer).toBeHidden()
  await world.killPlatform()
  await expect(window.getByText('You are offline.')).toBeVisible()
  await ani.openRecentCalls()
  await expect(window.getByText('Budi').first()).toBeVisible()
})
