import { agentHears, customerHears, openMicrophones } from '../../tools/harness/listen.ts'
import { waitForSilence, waitForTone } from '../../tools/harness/sound.ts'
import { voices } from '../support/world.ts'
import { ready, ringing, talking } from './desktop.ts'
import { expect, test } from './world-test.ts'

test('[I1] [O7] [D5] a customer calls, the room’s agent answers, both hear each other, and the call is on record', async ({
  world,
}) => {
  const { ani, budi, phone } = await ringing(world)
  expect(await openMicrophones(ani.page)).toBe(0)
  await ani.answer.click()
  await waitForTone(() => agentHears(ani.page), voices.budi)
  await waitForTone(() => customerHears(phone), voices.ani)
  await expect(ani.call).toContainText('Budi')

  await ani.mute.click()
  await waitForSilence(() => customerHears(phone))
  await ani.unmute.click()
  await waitForTone(() => customerHears(phone), voices.ani)

  await ani.hangUp.click()
  await expect(budi.call).toBeEnabled()
  await expect.poll(() => openMicrophones(ani.page)).toBe(0)

  const agent = await world.platform.agent('ani')
  const { calls } = await agent.request('calls.history', {})
  await agent.close()
  const answered = { status: 'answered', reason: 'completed', endedBy: 'agent', agent: { name: 'Ani' } }
  expect(calls).toMatchObject([{ direction: 'inbound', ...answered }])
  await ani.openRecentCalls()
  await ani.page.getByRole('main').getByText('Budi').first().click()
  await expect(ani.page.getByText(/^Microphone: .+/)).toBeVisible()
  await expect(ani.page.getByText(/^Speaker: .+/)).toBeVisible()
})

test('[D2] the customer hangs up, and the window says so', async ({ world }) => {
  const { ani, budi } = await talking(world)
  await budi.hangUp.click()
  await expect(ani.page.getByText('Budi hung up.')).toBeVisible()
  await expect.poll(() => openMicrophones(ani.page)).toBe(0)
})

test('[D1] [D5] a ring is silenced, stays to be answered, and the log says so', async ({ world }) => {
  const { ani, budi } = await ringing(world)
  const heard = () => ani.page.evaluate<unknown>('window.deringTest.looping()')
  await expect.poll(heard).toBe('ring')
  await ani.page.getByRole('button', { name: 'Silence the ring' }).click()
  await expect.poll(heard).toBeNull()
  await expect(ani.answer).toBeEnabled()
  await budi.hangUp.click()
  await ani.openRecentCalls()
  await ani.page.getByRole('main').getByText('Budi').first().click()
  await expect(ani.page.getByText('You silenced the ringtone')).toBeVisible()
  await expect(ani.page.getByText('You silenced it, and it was not answered after that.')).toBeVisible()
})

test('[D6] the machine is kept awake for as long as a call is spoken, and no longer', async ({ world }) => {
  const { app, budi } = await talking(world)
  const isKeptAwake = () =>
    app.evaluate(({ powerSaveBlocker }) =>
      Array.from({ length: 20 }, (_, id) => powerSaveBlocker.isStarted(id)).includes(true),
    )
  await expect.poll(isKeptAwake).toBe(true)
  await budi.hangUp.click()
  await expect.poll(isKeptAwake).toBe(false)
})

test('[I8] the agent declines: the customer’s phone stops, and the record says who', async ({ world }) => {
  const { ani, phone } = await ringing(world)
  await ani.decline.click()
  await expect(phone.getByText('Not answered')).toBeVisible()
  await expect(ani.answer).toBeHidden()

  await ani.openRecentCalls()
  const record = ani.page.getByRole('listbox', { name: 'Recent calls' }).getByRole('option').first()
  await expect(record).toContainText('Declined')
})

test('[D2] the customer gives up while it rings: the panel goes and says why', async ({ world }) => {
  const { ani, budi } = await ringing(world)
  await budi.hangUp.click()
  await expect(ani.answer).toBeHidden()
  await expect(ani.page.getByText('Budi hung up before anybody answered')).toBeVisible()
})

test.describe('with the platform’s time in hand', () => {
  test.use({ worldOptions: { clock: 'test' } })

  test('[I6] [A8] nobody answers within the ring time: it stops by itself and is a missed call', async ({
    world,
  }) => {
    const { ani, phone } = await ringing(world)
    await world.platform.moveClock({ advanceMs: 45_000 })
    await expect(ani.answer).toBeHidden()
    await expect(ani.page.getByText('Missed call from Budi: nobody answered')).toBeVisible()
    await expect(phone.getByText('Not answered')).toBeVisible()
  })
})

test('[C4] [D1] a call neither takes the focus nor covers what is being typed, and a message goes out during it', async ({
  world,
}) => {
  const { ani, budi, phone } = await ready(world)
  await phone.getByRole('textbox', { name: 'Message' }).fill('Halo, pesanan saya?')
  await phone.getByRole('button', { name: 'Send' }).click()
  await ani.openRoom('Budi')
  await expect(ani.page.getByText('Halo, pesanan saya?').first()).toBeVisible()

  await ani.composer.click()
  await ani.composer.pressSequentially('Sebentar, ')
  await budi.call.click()
  await expect(ani.answer).toBeVisible()
  await ani.composer.pressSequentially('saya cek.')
  await expect(ani.composer).toHaveValue('Sebentar, saya cek.')
  await expect(ani.composer).toBeFocused()

  await ani.answer.click()
  await waitForTone(() => agentHears(ani.page), voices.budi)
  await ani.composer.click()
  await ani.composer.press('Enter')
  await expect(phone.getByText('Sebentar, saya cek.')).toBeVisible()
  await waitForTone(() => customerHears(phone), voices.ani)
})
