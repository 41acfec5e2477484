import { openMicrophones } from '../../tools/harness/listen.ts'
import { budi, password } from '../support/seed.ts'
import { connected, phoneControls } from './desktop.ts'
import { expect, test } from './world-test.ts'
import type { World } from '../support/world.ts'

async function signedInByHand(world: World) {
  const { window: page } = await world.app(null)
  await page.getByLabel('Email').fill('ani@example.com')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Step 1 of 5')
  return { page, dialog, press: (name: string) => dialog.getByRole('button', { name }).click() }
}

test('[D3] the first sign-in tries microphone, speaker, ringing, a call with oneself and a notification', async ({
  world,
}) => {
  const { page, dialog, press } = await signedInByHand(world)
  await expect(dialog).toContainText('We hear you well.')
  await press('Continue')

  for (const step of [2, 3]) {
    await expect(dialog).toContainText(`Step ${step} of 5`)
    await press('Play a sound')
    await press('I heard it')
  }

  await expect(dialog).toContainText('You come back loud and clear, over the network and back')
  await press('Continue')
  await expect.poll(() => openMicrophones(page)).toBe(0)

  await press('Show a notification')
  await expect(dialog).toContainText('Did you see it?')
  await expect.poll(() => world.screen.notificationTitles()).toContain('This is how Dering notifies you')
  await press('I saw it')

  await expect(dialog).toContainText('Everything works.')
  await press('Done')
  await expect(dialog).toBeHidden()
  const ani = await connected(page)
  await ani.page.keyboard.press('Control+,')
  await expect(page.getByText('Everything worked the last time.')).toBeVisible()
})

const toTheTestCall = async ({ dialog }: Awaited<ReturnType<typeof signedInByHand>>) => {
  for (const step of [2, 3, 4]) {
    await dialog.getByRole('button', { name: /^(Continue|Go on without it)$/ }).click()
    await expect(dialog).toContainText(`Step ${step} of 5`)
  }
}

test.describe('where the network swallows sound', () => {
  // An address for documentation (RFC 5737): nothing that is sent there comes back.
  test.use({ worldOptions: { env: { DERING_ECHO_ADDRESS: '203.0.113.7' } } })
  test('[D3] the check says so, and whom to ask', async ({ world }) => {
    const check = await signedInByHand(world)
    await toTheTestCall(check)
    await expect(check.dialog).toContainText('Your voice does not get through the network.')
  })
})

test.describe('where the platform takes no test calls', () => {
  test.use({ worldOptions: { env: { DERING_ECHO_ADDRESS: undefined } } })
  test('[D3] the call with oneself stays on this computer', async ({ world }) => {
    const check = await signedInByHand(world)
    await toTheTestCall(check)
    await expect(check.dialog).toContainText('a call works on this computer')
  })
})

test('[D3] a notification that was not seen takes the agent out of the ring until one is', async ({
  world,
}) => {
  const { page, dialog, press } = await signedInByHand(world)
  for (const step of [2, 3, 4, 5]) {
    await dialog.getByRole('button', { name: /^(Continue|Go on without it)$/ }).click()
    await expect(dialog).toContainText(`Step ${step} of 5`)
  }
  await press('Show a notification')
  await press('I saw nothing')
  await expect(dialog).toContainText('The notification did not appear.')
  await press('Done')
  await expect(page.getByRole('button', { name: 'Ani, your status: Away' })).toBeVisible()

  await page.getByRole('button', { name: 'Check devices' }).click()
  for (const step of [2, 3, 4, 5]) {
    await dialog.getByRole('button', { name: /^(Continue|Go on without it)$/ }).click()
    await expect(dialog).toContainText(`Step ${step} of 5`)
  }
  await press('Show a notification')
  await press('I saw it')
  await press('Done')
  await expect(page.getByRole('button', { name: 'Ani, your status: Online' })).toBeVisible()
})

test('[D1] [D3] the check steps aside for a call, and comes back', async ({ world }) => {
  const { page, dialog, press } = await signedInByHand(world)
  const ani = await connected(page)
  const { page: phone } = await world.phone(budi, 'budi')
  const controls = phoneControls(phone)
  await controls.call.click()
  await expect(ani.answer).toBeVisible()
  await expect(dialog).toBeHidden()
  await controls.hangUp.click()
  await expect(dialog).toContainText('Step 1 of 5')
  await press('Not now')
  await expect(dialog).toBeHidden()
})
