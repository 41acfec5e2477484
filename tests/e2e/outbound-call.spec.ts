import { agentHears, customerHears } from '../../tools/harness/listen.ts'
import { waitForTone } from '../../tools/harness/sound.ts'
import { budi } from '../support/seed.ts'
import { voices } from '../support/world.ts'
import { connected, phoneControls } from './desktop.ts'
import { expect, test } from './world-test.ts'
import type { World } from '../support/world.ts'

/** Budi has said yes to calls for good. */
function allowCalls(world: World): void {
  world.simulator.answerPermission({ customer: budi.id, answer: 'permanent_from_profile' })
}

test('[O3] an agent calls: it rings, the customer answers, both hear each other', async ({ world }) => {
  const { window } = await world.app('ani')
  const ani = await connected(window)
  const phone = await world.phone(budi, 'budi')
  allowCalls(world)
  await ani.openRoom('Budi')
  await window.getByRole('button', { name: 'Call Budi' }).click()
  await expect(ani.call).toContainText('Ringing…')
  await phoneControls(phone.page).answer.click()
  await waitForTone(() => agentHears(window), voices.budi)
  await waitForTone(() => customerHears(phone.page), voices.ani)
  // Meta's media answer is no pickup: nothing of the agent's room went out while it rang.
  expect(world.simulator.calls().map(call => call.earlyMediaAt)).toEqual([undefined])
  await phoneControls(phone.page).hangUp.click()
  await expect(window.getByText('Budi hung up.')).toBeVisible()
})

test('[O3] the customer declines, and the agent reads so', async ({ world }) => {
  const { window } = await world.app('ani')
  const ani = await connected(window)
  const phone = await world.phone(budi, 'budi')
  allowCalls(world)
  await ani.openRoom('Budi')
  await window.getByRole('button', { name: 'Call Budi' }).click()
  await phoneControls(phone.page).decline.click()
  await expect(window.getByText('Budi declined.')).toBeVisible()
})

test('[O3] the agent cancels while it rings', async ({ world }) => {
  const { window } = await world.app('ani')
  const ani = await connected(window)
  const phone = await world.phone(budi, 'budi')
  allowCalls(world)
  await ani.openRoom('Budi')
  await window.getByRole('button', { name: 'Call Budi' }).click()
  await expect(phoneControls(phone.page).answer).toBeVisible()
  await ani.call.getByRole('button', { name: /Cancel|Hang up/ }).click()
  await expect(phoneControls(phone.page).call).toBeVisible()
})
