import { account, aSeed, budi, citra } from '../support/seed.ts'
import { connected, phoneControls, talking } from './desktop.ts'
import { expect, test } from './world-test.ts'

test.use({
  worldOptions: {
    seed: aSeed({
      accounts: [{ ...account, wrapUpSeconds: 120 }],
      ringGroups: [{ name: 'Turns', accountId: 'acc1', mode: 'round_robin', members: ['u-ani', 'u-beni'] }],
    }),
  },
})

test('[R6] after a call turns pass the agent by until the note is written, and the note stays with the call', async ({
  world,
}) => {
  const beni = await connected((await world.app('beni')).window)
  const { ani, budi: budisPhone } = await talking(world)
  await budisPhone.hangUp.click()
  const card = ani.page.getByRole('region', { name: `Note on your call with ${budi.name}` })
  await expect(card.getByText('Ring group turns go to others for')).toBeVisible()
  await expect(ani.call).toBeHidden()

  await card.getByRole('textbox', { name: 'Note' }).fill('Wants the blue one')
  await card.getByRole('button', { name: /Outcome/ }).click()
  await ani.page.getByRole('option', { name: 'Needs follow-up' }).click()
  // Nobody's turn was used yet: the first one would be Ani's.
  const citrasPhone = phoneControls((await world.phone(citra, 'citra')).page)
  await citrasPhone.call.click()
  await expect(beni.answer).toBeEnabled()
  await expect(ani.answer).toBeHidden()
  await citrasPhone.hangUp.click()
  await expect(beni.answer).toBeHidden()

  const sari = await world.platform.agent('sari')
  const stateOfAni = async () => {
    const { snapshot } = await sari.request('queue.watch', {})
    return snapshot.agents.find(({ name }) => name === 'Ani')?.state
  }
  await card.getByRole('button', { name: 'Finish' }).click()
  await expect(card).toBeHidden()
  // The card does not wait for the platform.
  await expect.poll(stateOfAni).toBe('free')
  await sari.close()
  await citrasPhone.call.click()
  await expect(ani.answer).toBeEnabled()
  await expect(beni.answer).toBeHidden()
  await citrasPhone.hangUp.click()

  await ani.openRecentCalls()
  await ani.page.getByRole('listbox', { name: 'Recent calls' }).getByText(budi.name).first().click()
  const details = ani.page.getByRole('complementary', { name: 'Call details' })
  await expect(details.getByText('Wants the blue one')).toBeVisible()
  await expect(details.getByText('Needs follow-up')).toBeVisible()
})
