import { customerHears } from '../../tools/harness/listen.ts'
import { waitForSilence, waitForTone } from '../../tools/harness/sound.ts'
import { voices } from '../support/world.ts'
import { ready, talking } from './desktop.ts'
import { expect, test } from './world-test.ts'

test('[O7] a held key mutes for as long as it is held, also while one types, and lets be heard who is muted', async ({
  world,
}) => {
  const { ani, phone } = await talking(world)
  await waitForTone(() => customerHears(phone), voices.ani)
  const { keyboard } = ani.page

  await keyboard.down('F9')
  await waitForSilence(() => customerHears(phone))
  await expect(ani.unmute).toBeVisible()
  await keyboard.up('F9')
  await waitForTone(() => customerHears(phone), voices.ani)

  await ani.openRoom('Budi')
  await ani.composer.click()
  await ani.mute.click()
  await waitForSilence(() => customerHears(phone))
  await ani.composer.click()
  await keyboard.down('F9')
  await waitForTone(() => customerHears(phone), voices.ani)
  await keyboard.up('F9')
  await waitForSilence(() => customerHears(phone))
  await expect(ani.composer).toHaveValue('')
})

test('[O7] who talks while muted is told, and is heard again with one click', async ({ world }) => {
  const { ani, phone } = await talking(world)
  await waitForTone(() => customerHears(phone), voices.ani)
  await ani.mute.click()
  const notice = ani.call.getByText('You are talking, but you are muted')
  await expect(notice).toBeVisible()
  await ani.call.getByRole('button', { name: 'Unmute' }).last().click()
  await expect(notice).toBeHidden()
  await waitForTone(() => customerHears(phone), voices.ani)
})

test.describe('with a microphone that hears nothing', () => {
  test.use({ worldOptions: { hasSilentMicrophones: true } })

  test('[O7] the agent is told that it hears nothing', async ({ world }) => {
    const { ani, budi } = await ready(world)
    await budi.call.click()
    await ani.answer.click()
    await expect(ani.call.getByText('Your microphone hears nothing.')).toBeVisible()
  })
})
