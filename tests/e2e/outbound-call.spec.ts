import { agentHears, customerHears } from '../../tools/harness/listen.ts'
import { waitForTone } from '../../tools/harness/sound.ts'
import { budi as customer } from '../support/seed.ts'
import { voices, type World } from '../support/world.ts'
import { type Pair, ready } from './desktop.ts'
import { expect, test } from './world-test.ts'

/** Budi has allowed calls for good, and Ani calls him: his phone rings. */
async function dialled(world: World): Promise<Pair> {
  const pair = await ready(world)
  world.simulator.answerPermission({ customer: customer.id, answer: 'permanent_from_profile' })
  await pair.ani.openRoom('Budi')
  await pair.ani.page.getByRole('button', { name: 'Call Budi' }).click()
  await expect(pair.budi.answer).toBeVisible()
  return pair
}

test('[O3] an agent calls: it rings, the customer answers, both hear each other', async ({ world }) => {
  const { ani, budi, phone } = await dialled(world)
  await expect(ani.call).toContainText('Ringing…')
  await budi.answer.click()
  await waitForTone(() => agentHears(ani.page), voices.budi)
  await waitForTone(() => customerHears(phone), voices.ani)
  // Meta's media answer is no pickup: nothing of the agent's room went out while it rang.
  expect(world.simulator.calls().map(call => call.earlyMediaAt)).toEqual([undefined])
  await budi.hangUp.click()
  await expect(ani.page.getByText('Budi hung up.')).toBeVisible()
})

test('[O3] the customer declines, and the agent reads so', async ({ world }) => {
  const { ani, budi } = await dialled(world)
  await budi.decline.click()
  await expect(ani.page.getByText('Budi declined.')).toBeVisible()
})

test('[O3] the customer lets it ring unanswered: it rings on at the agent until the agent gives up', async ({
  world,
}) => {
  const { ani, phone, budi } = await dialled(world)
  await phone.getByRole('button', { name: 'Ignore', exact: true }).click()
  await expect(budi.answer).toBeHidden()
  await expect(ani.call).toContainText('Ringing')
  await ani.call.getByRole('button', { name: /Cancel/ }).click()
  await expect(ani.page.getByText('You cancelled the call.')).toBeVisible()
})

test('[O3] the agent cancels while it rings', async ({ world }) => {
  const { ani, budi } = await dialled(world)
  await ani.call.getByRole('button', { name: /Cancel|Hang up/ }).click()
  await expect(budi.call).toBeEnabled()
})
