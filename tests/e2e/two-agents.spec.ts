import { agentHears } from '../../tools/harness/listen.ts'
import { waitForTone } from '../../tools/harness/sound.ts'
import { citra } from '../support/seed.ts'
import { voices } from '../support/world.ts'
import { connected, type Desktop, phoneControls } from './desktop.ts'
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
  const clicks = Promise.allSettled([ani, beni].map(({ answer }) => answer.click({ timeout: 15_000 })))

  // Until the platform has decided, both may think that it is theirs. Who lost is told who won, for some seconds.
  let outcome: { readonly winner: Desktop; readonly loser: Desktop } | undefined
  const lookWhoLost = async () => {
    if (await ani.page.getByText('Beni answered Citra').isVisible()) outcome = { winner: beni, loser: ani }
    if (await beni.page.getByText('Ani answered Citra').isVisible()) outcome = { winner: ani, loser: beni }
    return outcome
  }
  await expect.poll(lookWhoLost).toBeDefined()
  if (!outcome) throw new Error('Nobody has lost')
  const { winner, loser } = outcome
  await expect(winner.call).toBeVisible()
  await waitForTone(() => agentHears(winner.page), voices.citra)
  await expect(loser.answer).toBeHidden()
  await expect(loser.call).toBeHidden()
  await clicks
})
