import { agentHears, customerHears } from '../../tools/harness/listen.ts'
import { waitForTone } from '../../tools/harness/sound.ts'
import type { DesktopApp } from '../../tools/harness/desktop-app.ts'
import { voices, type World } from '../support/world.ts'
import { connected, type Pair, ringing, talking } from './desktop.ts'
import { expect, test } from './world-test.ts'

const offlineOnCall = 'You are offline; your call goes on.'

test('[D6] the platform is killed during a call: the sound goes on, the app comes back, the record is complete', async ({
  world,
}) => {
  const { ani, budi, phone } = await talking(world)
  await world.killPlatform()
  await expect(ani.page.getByText(offlineOnCall)).toBeVisible()
  await waitForTone(() => agentHears(ani.page), voices.budi)
  await waitForTone(() => customerHears(phone), voices.ani)

  await world.restartPlatform()
  await connected(ani.page)
  await expect(ani.call).toContainText('Budi')
  await waitForTone(() => customerHears(phone), voices.ani)
  await hangUpAndReadRecord(world, { ani, budi })
})

test('[D6] nothing comes through to the platform during a call: both hear each other, the app comes back, the record is complete', async ({
  world,
}) => {
  const line = await world.line()
  const { ani, budi, phone } = await talking(world, { line })
  line.hole()
  const offline = ani.page.getByText(offlineOnCall)
  // No end of the socket says so: the app has to find out by the silence. [D6]
  await expect(offline).toBeVisible()
  await waitForTone(() => agentHears(ani.page), voices.budi)
  await waitForTone(() => customerHears(phone), voices.ani)
  await expect(offline).toBeVisible()
  await expect(ani.call).toContainText('Budi')

  line.heal()
  await connected(ani.page)
  await expect(offline).toBeHidden()
  await expect(ani.call).toContainText('Budi')
  await waitForTone(() => agentHears(ani.page), voices.budi)
  await waitForTone(() => customerHears(phone), voices.ani)
  await hangUpAndReadRecord(world, { ani, budi })
})

test('[D6] a reload of the window ends the call at once and says so', async ({ world }) => {
  const { app, ani, budi } = await talking(world)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
  await expect(budi.call).toBeEnabled()
  const lost = /The window was reloaded, so the sound of your call with Budi was lost/
  await expect(ani.page.getByText(lost)).toBeVisible()
  await connected(ani.page)
})

test('[D6] a crash of the window ends the call at once, is said once the window is back, and the next call rings there', async ({
  world,
}) => {
  const { app, budi } = await talking(world)
  await crash(app)
  await expect(budi.call).toBeEnabled()
  const shows = () => shownBy(app)
  await expect
    .poll(shows)
    .toContain(
      'The window stopped working, so the sound of your call with Budi was lost and the call was ended.',
    )

  await budi.call.click()
  await expect.poll(shows).toContain('Answer')
  await budi.hangUp.click()
  await expect(budi.call).toBeEnabled()
})

test('[D3] a window that keeps crashing takes its agent out of the ring', async ({ world }) => {
  const { app, window } = await world.app('ani')
  await connected(window)
  const sari = await world.platform.agent('sari')
  const presence = async () => {
    const { snapshot } = await sari.request('queue.watch', {})
    return snapshot.agents.find(({ name }) => name === 'Ani')?.presence
  }
  await expect.poll(presence).toBe('online')
  for (const time of ['first', 'second', 'third'])
    await test.step(`the ${time} time it is there again at once`, async () => {
      await crash(app)
      await expect.poll(() => shownBy(app)).toContain('Inbox')
      expect(await presence()).toBe('online')
    })
  await crash(app)
  await expect.poll(presence).toBe('away')
  await sari.close()
})

test('[D5] the recent calls are there without the platform', async ({ world }) => {
  const { ani } = await ringing(world)
  await ani.decline.click()
  await expect(ani.answer).toBeHidden()
  await world.killPlatform()
  await expect(ani.page.getByText('You are offline.')).toBeVisible()
  await ani.openRecentCalls()
  await expect(ani.page.getByText('Budi').first()).toBeVisible()
})

const crash = (app: DesktopApp['app']) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())

/** What the window says. Playwright has lost a page with its process, so the app itself is asked. */
const shownBy = (app: DesktopApp['app']) =>
  app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const isThere = contents && !contents.isCrashed() && !contents.isLoading()
    // A crash is noticed a moment after the process is gone; until then the page cannot be asked.
    return isThere ? contents.executeJavaScript('document.body.innerText').catch(() => '') : ''
  })

/** Ani hangs up, Budi's phone is free again, and the platform has exactly this call, as it was. */
async function hangUpAndReadRecord(world: World, { ani, budi }: Pick<Pair, 'ani' | 'budi'>): Promise<void> {
  await ani.hangUp.click()
  await expect(budi.call).toBeEnabled()
  const agent = await world.platform.agent('ani')
  const { calls } = await agent.request('calls.history', {})
  await agent.close()
  expect(calls).toMatchObject([{ status: 'answered', reason: 'completed', endedBy: 'agent' }])
}
