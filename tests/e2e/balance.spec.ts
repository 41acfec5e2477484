import { agentHears } from '../../tools/harness/listen.ts'
import { waitForTone } from '../../tools/harness/sound.ts'
import { account, aSeed, budi as customer } from '../support/seed.ts'
import { voices } from '../support/world.ts'
import { ready } from './desktop.ts'
import { expect, test } from './world-test.ts'

const minuteMs = 60_000

test.use({
  worldOptions: {
    clock: 'test',
    // IDR 50,000 at IDR 20,000 a minute: two whole minutes.
    seed: aSeed({
      accounts: [{ ...account, balanceMinor: 5_000_000 }],
      rates: [{ countryCode: '62', perMinuteMinor: 2_000_000 }],
    }),
  },
})

test('[O4] [O6] the balance is watched on the call, warned of, and ends it; then one reads whom to ask', async ({
  world,
}) => {
  const { ani, budi } = await ready(world)
  world.simulator.answerPermission({ customer: customer.id, answer: 'permanent_from_profile' })
  await ani.openRoom('Budi')
  const strip = ani.page.getByRole('region', { name: 'Calling Budi' })
  const call = ani.page.getByRole('button', { name: 'Call Budi' })
  await expect(strip).toContainText('Low voice balance')
  await expect(call).toBeEnabled()
  await call.click()
  await budi.answer.click()
  await waitForTone(() => agentHears(ani.page), voices.budi)
  // Meta counts in whole seconds: within one of them the call would cost nothing in the end.
  await expect(ani.call).toContainText(/0:(0[2-9]|[1-5]\d)/)

  await expect(ani.call).toContainText('The voice balance is enough for 1 more minute.')
  await world.platform.moveClock({ advanceMs: minuteMs })
  await expect(ani.call).toContainText('the call ends with this minute')
  await world.platform.moveClock({ advanceMs: minuteMs })
  await expect(ani.page.getByText(/The voice balance ran out, so the call was ended/)).toBeVisible()
  await expect(strip).toContainText('The voice balance is too low for a call. Contact your Admin.')
  await expect(call).toBeDisabled()
})
