import { agentHears, customerHears, openMicrophones } from '../../tools/harness/listen.ts'
import { waitForSilence, waitForTone } from '../../tools/harness/sound.ts'
import { budi } from '../support/seed.ts'
import { voices } from '../support/world.ts'
import { connected, phoneControls } from './desktop.ts'
import { expect, test } from './world-test.ts'

test('[I1] [D6] a customer calls, the room’s agent answers, both hear each other, and the call is on record', async ({
  world,
}) => {
  const { window } = await world.app('ani')
  const ani = await connected(window)
  const phone = await world.phone(budi, 'budi')
  expect(await openMicrophones(window)).toBe(0)

  await phoneControls(phone.page).call.click()
  await ani.answer.click()
  await waitForTone(() => agentHears(window), voices.budi)
  await waitForTone(() => customerHears(phone.page), voices.ani)
  await expect(ani.call).toContainText('Budi')

  await ani.mute.click()
  await waitForSilence(() => customerHears(phone.page))
  await ani.unmute.click()
  await waitForTone(() => customerHears(phone.page), voices.ani)

  await ani.hangUp.click()
  await expect(phoneControls(phone.page).call).toBeVisible()
  await expect.poll(() => openMicrophones(window)).toBe(0)

  const agent = await world.platform.agent('ani')
  const { calls } = await agent.request('calls.history', {})
  expect(calls).toMatchObject([
    {
      direction: 'inbound',
      status: 'answered',
      reason: 'completed',
      endedBy: 'agent',
      agent: { name: 'Ani' },
    },
  ])
  await agent.close()
  await ani.openRecentCalls()
  await expect(window.getByRole('main').getByText('Budi').first()).toBeVisible()
})

test('[D2] the customer hangs up, and the window says so', async ({ world }) => {
  const { window } = await world.app('ani')
  const ani = await connected(window)
  const phone = await world.phone(budi, 'budi')
  await phoneControls(phone.page).call.click()
  await ani.answer.click()
  await waitForTone(() => agentHears(window), voices.budi)

  await phoneControls(phone.page).hangUp.click()
  await expect(window.getByText('Budi hung up.')).toBeVisible()
  await expect.poll(() => openMicrophones(window)).toBe(0)
})

test('[I8] the agent declines: the customer’s phone stops, and the record says who', async ({ world }) => {
  const { window } = await world.app('ani')
  const ani = await connected(window)
  const phone = await world.phone(budi, 'budi')
  await phoneControls(phone.page).call.click()
  await ani.decline.click()
  await expect(phone.page.getByText('Not answered')).toBeVisible()
  await expect(ani.answer).toBeHidden()

  await ani.openRecentCalls()
  await expect(window.getByText(/declined/i).first()).toBeVisible()
})

test('[D2] the customer gives up while it rings: the panel goes and says why', async ({ world }) => {
  const { window } = await world.app('ani')
  const ani = await connected(window)
  const phone = await world.phone(budi, 'budi')
  await phoneControls(phone.page).call.click()
  await expect(ani.answer).toBeVisible()
  await phoneControls(phone.page).hangUp.click()
  await expect(ani.answer).toBeHidden()
  await expect(window.getByText('Budi hung up before anybody answered')).toBeVisible()
})

test.describe('with the platform’s time in hand', () => {
  test.use({ worldOptions: { clock: 'test' } })

  test('[I6] [A8] nobody answers within the ring time: it stops by itself and is a missed call', async ({
    world,
  }) => {
    const { window } = await world.app('ani')
    const ani = await connected(window)
    const phone = await world.phone(budi, 'budi')
    await phoneControls(phone.page).call.click()
    await expect(ani.answer).toBeVisible()
    await world.platform.moveClock({ advanceMs: 45_000 })
    await expect(ani.answer).toBeHidden()
    await expect(window.getByText('Missed call from Budi: nobody answered')).toBeVisible()
    await expect(phone.page.getByText('Not answered')).toBeVisible()
  })
})

test('[C4] [D1] a call neither takes the focus nor covers what is being typed, and a message goes out during it', async ({
  world,
}) => {
  const { window } = await world.app('ani')
  const ani = await connected(window)
  const phone = await world.phone(budi, 'budi')
  await phone.page.getByRole('textbox', { name: 'Message' }).fill('Halo, pesanan saya?')
  await phone.page.getByRole('button', { name: 'Send' }).click()
  await ani.openRoom('Budi')
  await expect(window.getByText('Halo, pesanan saya?').first()).toBeVisible()

  await ani.composer.click()
  await ani.composer.pressSequentially('Sebentar, ')
  await phoneControls(phone.page).call.click()
  await expect(ani.answer).toBeVisible()
  await ani.composer.pressSequentially('saya cek.')
  await expect(ani.composer).toHaveValue('Sebentar, saya cek.')
  await expect(ani.composer).toBeFocused()

  await ani.answer.click()
  await waitForTone(() => agentHears(window), voices.budi)
  await ani.composer.click()
  await ani.composer.press('Enter')
  await expect(phone.page.getByText('Sebentar, saya cek.')).toBeVisible()
  await waitForTone(() => customerHears(phone.page), voices.ani)
})
