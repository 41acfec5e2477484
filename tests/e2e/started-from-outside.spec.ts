import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { agentHears, customerHears } from '../../tools/harness/listen.ts'
import { waitForTone } from '../../tools/harness/sound.ts'
import { budi as customer } from '../support/seed.ts'
import { voices, type World } from '../support/world.ts'
import { connected, phoneControls, ringing } from './desktop.ts'
import { expect, test } from './world-test.ts'

/** The link behind _Answer_ in a notification of what rings in this window. */
async function answerLink(app: ElectronApplication, page: Page): Promise<string> {
  const profile = await app.evaluate(electron => electron.app.getPath('userData'))
  const { key } = JSON.parse(readFileSync(join(profile, 'link-key.json'), 'utf8')) as { key: string }
  const callId = await page.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'dering') as {
      getState(): Promise<{ value: { alerts: { ringing: string[] } } }>
    }
    const { value } = await bridge.getState()
    return value.alerts.ringing[0]
  })
  return `dering:answer?call=${callId}&key=${key}`
}

async function kill(app: ElectronApplication): Promise<void> {
  const gone = new Promise(resolve => app.process().once('exit', resolve))
  app.process().kill('SIGKILL')
  await gone
  await expect.poll(() => app.windows().every(page => page.isClosed())).toBe(true)
}

async function callsOfAni(world: World) {
  const agent = await world.platform.agent('ani')
  const { calls } = await agent.request('calls.history', {})
  await agent.close()
  return calls
}

const isShown = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some(window => window.isVisible()))

for (const link of ['tel:+628111', 'dering:search?text=%2B628111']) {
  test(`started by ${link}, the app fills in the search and dials nothing`, async ({ world }) => {
    const { window } = await world.app('ani', { args: [link] })
    await connected(window)
    await expect(window.getByRole('searchbox')).toHaveValue('+628111')
    expect(await callsOfAni(world)).toEqual([])
  })
}

test('[D1] opened at login, the app waits in the tray, and a call reaches its agent', async ({ world }) => {
  const { app, window } = await world.app('ani', { args: ['--hidden'] })
  await connected(window)
  expect(await isShown(app)).toBe(false)
  const { page: phone } = await world.phone(customer, 'budi')
  await phoneControls(phone).call.click()
  await expect.poll(world.screen.notificationTitles).toEqual(['Budi is calling'])
  await world.screen.pressNotificationButton('Answer')
  await waitForTone(() => agentHears(window), voices.budi)
  await waitForTone(() => customerHears(phone), voices.ani)
})

test('[D1] started anew by the answer in a notification, the app takes the call that still rings', async ({
  world,
}) => {
  const { app, ani, phone, budi } = await ringing(world)
  const link = await answerLink(app, ani.page)
  await kill(app)
  const { window } = await world.app('ani', { profile: 'desktop-1', args: [link] })
  await connected(window)
  await waitForTone(() => agentHears(window), voices.budi)
  await waitForTone(() => customerHears(phone), voices.ani)
  await budi.hangUp.click()
  await expect(window.getByRole('region', { name: /^Your call with/ })).toBeHidden()
})

test('[D2] started anew by the answer of a call that is over, the app says so and opens no microphone', async ({
  world,
}) => {
  const { app, ani, budi } = await ringing(world)
  const link = await answerLink(app, ani.page)
  await kill(app)
  await budi.hangUp.click()
  await expect(budi.call).toBeEnabled()
  const { window } = await world.app('ani', { profile: 'desktop-1', args: [link] })
  await expect(window.getByText('That call is over: it was answered elsewhere or has ended.')).toBeVisible()
  await expect(window.getByRole('region', { name: /^Your call with/ })).toBeHidden()
})

test('a page that opens an answer link without the key answers nothing', async ({ world }) => {
  const { app, ani } = await ringing(world)
  const link = await answerLink(app, ani.page)
  await app.evaluate(
    (electron, argv) => void electron.app.emit('second-instance', {}, argv, ''),
    ['dering', link.replace(/key=.*/u, `key=${'a'.repeat(43)}`)],
  )
  await app.evaluate(
    (electron, argv) => void electron.app.emit('second-instance', {}, argv, ''),
    ['dering', 'dering:search?text=later'],
  )
  await expect(ani.page.getByRole('searchbox')).toHaveValue('later')
  await expect(ani.answer).toBeVisible()
})
