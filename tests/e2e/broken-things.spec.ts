import { agentHears, customerHears } from '../../tools/harness/listen.ts'
import { waitForTone } from '../../tools/harness/sound.ts'
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
  await expect(offline).toBeVisible({ timeout: 30_000 })
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
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  await expect(budi.call).toBeEnabled()
  // Playwright has lost the page with its process, so the app itself is asked what stands in it.
  const shows = () =>
    app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const isThere = contents && !contents.isCrashed() && !contents.isLoading()
      return isThere ? contents.executeJavaScript('document.body.innerText') : ''
    })
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

test('[D5] the recent calls are there without the platform', async ({ world }) => {
  const { ani } = await ringing(world)
  await ani.decline.click()
  await expect(ani.answer).toBeHidden()
  await world.killPlatform()
  await expect(ani.page.getByText('You are offline.')).toBeVisible()
  await ani.openRecentCalls()
  await expect(ani.page.getByText('Budi').first()).toBeVisible()
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
