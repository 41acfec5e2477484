import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { agentHears, customerHears } from '../../tools/harness/listen.ts'
import { waitForTone } from '../../tools/harness/sound.ts'
import { budi } from '../support/seed.ts'
import { voices, type World } from '../support/world.ts'
import { connected, phoneControls } from './desktop.ts'
import { expect, test } from './world-test.ts'

/** The simulator's own, as it shows it. */
const number = '+628000000001'

test.use({
  worldOptions: {
    env: {
      DERING_SEED_FILE: undefined,
      DERING_FIRST_ADMIN: 'boss@example.com',
      META_WABA_ID: '300000000000001',
    },
  },
})

/** Signs in as the platform's file says, with an own password from then on. */
async function signInFirst(page: Page, { platform }: World): Promise<void> {
  const [email = '', oneTime = ''] = readFileSync(join(platform.dataDir, 'first-admin.txt'), 'utf8').split(
    '\n',
  )
  await page.getByRole('textbox', { name: 'Work email' }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(oneTime)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('Your own password').fill('a password of my own')
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('[A1] [R1] [I2] an empty platform: from the one-time password to a call that both sides hear', async ({
  world,
}) => {
  const { window: page } = await world.app(null)
  await signInFirst(page, world)
  // The check of one's devices greets who signs in for the first time.
  await page
    .getByRole('dialog', { name: 'Can customers hear you?' })
    .getByRole('button', { name: 'Not now' })
    .click()
  const admin = await connected(page)
  await expect(page.getByRole('heading', { name: 'Connect your WhatsApp number' })).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Get started' }).click()
  await expect(page.getByRole('tab').first()).toHaveText('Get started')
  const step = (name: string) => page.getByRole('region', { name })
  const state = (name: string) => step(name).getByRole('status').first()

  const connect = step('1. Connect a number')
  await connect.getByRole('textbox', { name: /^Phone number ID/ }).fill('999999999999999')
  await connect.getByRole('button', { name: 'Connect by ID' }).click()
  await expect(connect.getByRole('alert')).toContainText('WhatsApp refused: ')
  await expect(state('1. Connect a number')).toHaveText('Next')
  await connect.getByRole('button', { name: `Connect ${number}` }).click()
  await expect(state('1. Connect a number')).toHaveText('Done')
  await expect(connect.getByRole('alert')).toHaveCount(0)

  await step('2. Check that it works').getByRole('button', { name: 'Test now' }).click()
  await expect(state('2. Check that it works')).toHaveText('Done')

  await step('3. Choose who answers').getByRole('button', { name: 'Let it ring here' }).click()
  await expect(state('3. Choose who answers')).toHaveText('Done')
  await expect(state('4. Make a test call')).toHaveText('Next')
  await expect(page.getByText(`Call ${number} from your phone: it rings here`)).toBeVisible()

  const { page: phone } = await world.phone(budi, 'budi')
  await phoneControls(phone).call.click()
  await admin.answer.click()
  await waitForTone(() => agentHears(page), voices.budi)
  await waitForTone(() => customerHears(phone), voices.ani)
  await expect(state('4. Make a test call')).toHaveText('Done')
  await expect(page.getByText(/^Everything is set up/)).toBeVisible()

  await admin.hangUp.click()
  await page.reload()
  await expect(state('4. Make a test call')).toHaveText('Done')
  await expect(page.getByRole('tab').first()).toHaveText('Ring groups')
})
