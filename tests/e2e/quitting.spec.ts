import { agentHears } from '../../tools/harness/listen.ts'
import { waitForTone } from '../../tools/harness/sound.ts'
import { voices } from '../support/world.ts'
import { connected, talking } from './desktop.ts'
import { expect, test } from './world-test.ts'

/** What a system that logs off waits for a program at most. */
const soon = { timeout: 8_000 }

test('[D6] the system ends the app in a call that the platform cannot be told of: it ends soon, and the next start ends the call', async ({
  world,
}) => {
  const line = await world.line()
  const { app, budi } = await talking(world, { line })
  line.hole()
  const main = app.process()
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('shutdown'))
  await expect.poll(() => main.exitCode, soon).toBe(0)
  await expect(budi.call).toBeDisabled()

  line.heal()
  const { window } = await world.app('ani', { profile: 'desktop-1', line })
  await connected(window)
  await expect(window.getByText(/Dering stopped during your call with Budi/)).toBeVisible()
  await expect(budi.call).toBeEnabled()
})

test('[D6] on macOS, who quits in a call and agrees to end it ends the app, not its window alone', async ({
  world,
}) => {
  const { app, budi } = await talking(world)
  const main = app.process()
  await app.evaluate(({ dialog, app: running }) => {
    // Read when the windows are gone: there an app outlives them.
    Object.defineProperty(process, 'platform', { value: 'darwin' })
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false })
    running.quit()
  })
  await expect.poll(() => main.exitCode, soon).toBe(0)
  await expect(budi.call).toBeEnabled()
})

test('[D6] a person who quits in a call over a dead line is asked first; who agrees is not kept waiting', async ({
  world,
}) => {
  const line = await world.line()
  const { app, ani } = await talking(world, { line })
  line.hole()
  const main = app.process()
  const answerQuestion = (response: number) =>
    app.evaluate(({ dialog, app: running }, pressed) => {
      dialog.showMessageBox = () => Promise.resolve({ response: pressed, checkboxChecked: false })
      running.quit()
    }, response)
  await answerQuestion(0)
  await waitForTone(() => agentHears(ani.page), voices.budi)
  expect(main.exitCode).toBeNull()
  await answerQuestion(1)
  await expect.poll(() => main.exitCode, soon).toBe(0)
})
