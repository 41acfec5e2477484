import { connected, talking } from './desktop.ts'
import { expect, test } from './world-test.ts'

test('the app is killed during a call: at its next start the call is ended, and the agent is told', async ({
  world,
}) => {
  const { app, ani, budi } = await talking(world)
  const killed = new Promise(resolve => app.process().once('exit', resolve))
  app.process().kill('SIGKILL')
  await killed
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
