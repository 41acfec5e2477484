import { agentHears } from '../../tools/harness/listen.ts'
import { waitForTone } from '../../tools/harness/sound.ts'
import { citra } from '../support/seed.ts'
import { voices } from '../support/world.ts'
import { connected, phoneControls } from './desktop.ts'
import { expect, test } from './world-test.ts'

test('[I5] [R3] two agents answer at the same moment: one has the call, the other is told who', async ({
  world,
}) => {
  const [aniApp, beniApp] = [await world.app('ani'), await world.app('beni')]
  const ani = await connected(aniApp.window)
  const beni = await connected(beniApp.window)
  const phone = await world.phone(citra, 'citra')
  await phoneControls(phone.page).call.click()
  await Promise.all([expect(ani.answer).toBeEnabled(), expect(beni.answer).toBeEnabled()])
  // The slower click may find the panel gone already: that is the answer to it.
  await Promise.allSettled([ani.answer.click({ timeout: 5_000 }), beni.answer.click({ timeout: 5_000 })])

  // Until the platform has decided, both may think that it is theirs: who lost is told who won.
  const told = [ani.page.getByText('Beni answered Citra'), beni.page.getByText('Ani answered Citra')]
  const losers = () => Promise.all(told.map(notice => notice.isVisible()))
  await expect.poll(async () => (await losers()).filter(Boolean)).toHaveLength(1)
  const [winner, loser] = (await losers())[0] ? [beni, ani] : [ani, beni]
  await expect(winner.call).toBeVisible()
  await waitForTone(() => agentHears(winner.page), voices.citra)
  await expect(loser.answer).toBeHidden()
  await expect(loser.call).toBeHidden()
})
