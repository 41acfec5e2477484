import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import type { FakeDesk } from '../../support/gallery/fake-dering.ts'
import { expect, test } from '../../support/gallery/test.ts'

declare global {
  interface Window {
    desk?: FakeDesk
  }
}

const strip = (page: Page) => page.getByRole('region', { name: 'Calling Budi Santoso' })
const askButton = (page: Page) => page.getByRole('button', { name: 'Ask to call: Budi Santoso' })
const callButton = (page: Page) => page.getByRole('button', { name: 'Call Budi Santoso' })
const asked = (page: Page, name: string) =>
  page.evaluate(ask => window.desk?.asked.filter(one => one.name === ask).map(one => one.input) ?? [], name)

test('[P12] [O6] the header tells permission, time left, calls and balance', async ({ page, show }) => {
  await show('consent-temporary')
  await expect(strip(page)).toContainText(/May be called.*6d 2\dh left/)
  await expect(strip(page)).toContainText('3 of 10 calls in 24 hours')
  await expect(strip(page)).toContainText('IDR 250,000')
  await callButton(page).click()
  expect(await asked(page, 'dialCall')).toHaveLength(1)
})

test('[P2] [P9] after a refusal the status is gone, and one reads when one may ask again', async ({
  page,
  show,
}) => {
  await show('consent-rejected')
  await expect(strip(page)).toContainText(/1 of 2 requests left, the next from/)
  await expect(strip(page).locator('[data-status]')).toHaveCount(0)
  await askButton(page).press('Enter')
  await callButton(page).press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await asked(page, 'dialCall')).toEqual([])
})

test('[C6] an answer of the customer shows at once', async ({ page, show }) => {
  await show('consent-pending')
  await expect(strip(page)).toContainText('Waiting for an answer')
  await page.evaluate(() =>
    window.desk?.set(state => {
      const { session } = state
      const [consent] = Object.values(session?.consents ?? {})
      if (!session || !consent) return state
      const told = { ...consent, status: 'permanent' as const, expiresAt: undefined }
      return { ...state, session: { ...session, consents: { [consent.roomId]: told } } }
    }),
  )
  await expect(strip(page)).toContainText('May always be called')
  expect((await asked(page, 'checkConsent')).length).toBeGreaterThan(1)
})

for (const theme of ['light', 'dark'] as const) {
  test(`[P4] asking, in ${theme}: own words, seen as the customer sees them, remembered`, async ({
    page,
    show,
    complaints,
  }) => {
    await show('consent-none', { theme })
    await askButton(page).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('The request expires 72 hours after it is sent.')
    await expect(dialog).toContainText('2 of 2 requests left this week.')
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(one => one.finished)))
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('textbox').fill('Bolehkah kami menelepon tentang INV/0042?')
    await expect(dialog.getByRole('figure')).toContainText('Toko Sinar would like to call you')
    await expect(dialog.getByRole('figure')).toContainText('Bolehkah kami menelepon tentang INV/0042?')
    await dialog.getByRole('button', { name: 'Send request' }).click()
    await expect(dialog).toBeHidden()
    expect(await asked(page, 'requestConsent')).toMatchObject([
      { roomId: 'r0', caption: 'Bolehkah kami menelepon tentang INV/0042?' },
    ])
    await askButton(page).click()
    await expect(dialog.getByRole('textbox')).toHaveValue('Bolehkah kami menelepon tentang INV/0042?')
    expect(complaints).toEqual([])
  })
}

test('[P4] what WhatsApp refuses is told in its own words, and tried anew as another request', async ({
  page,
  show,
}) => {
  await show('consent-send-refused')
  await askButton(page).click()
  const send = page.getByRole('dialog').getByRole('button', { name: 'Send request' })
  await send.click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText(
    'WhatsApp refused: The limit of call permission requests to this recipient is reached',
  )
  await send.click()
  await expect.poll(async () => (await asked(page, 'requestConsent')).length).toBe(2)
  // What the window asked with is what it was typed as.
  const keys = (await asked(page, 'requestConsent')) as { requestId: string }[]
  expect(new Set(keys.map(key => key.requestId)).size).toBe(2)
})

test('[C5] an invitation to call goes out with its text', async ({ page, show }) => {
  await show('consent-none')
  await page.getByRole('button', { name: 'Invite to call' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('The button works for 24 hours.')
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(one => one.finished)))
  expect(await accessibilityFaults(page)).toEqual([])
  await dialog.getByRole('textbox').fill('Telepon kami ya')
  await dialog.getByRole('button', { name: 'Send invitation' }).click()
  await expect(dialog).toBeHidden()
  expect(await asked(page, 'sendCallButton')).toMatchObject([{ roomId: 'r0', text: 'Telepon kami ya' }])
})

test('[P10] [P11] two unanswered calls say what two more would cost', async ({ page, show }) => {
  await show('consent-reconsider')
  await expect(strip(page)).toContainText('2 more unanswered calls and the permission is withdrawn')
})

test('[O1] [O6] without money one reads whom to ask for it', async ({ page, show }) => {
  await show('consent-balance-exhausted')
  await expect(strip(page)).toContainText('The voice balance is too low for a call. Contact your Admin.')
  await callButton(page).press('Enter')
  expect(await asked(page, 'dialCall')).toEqual([])
})

test('[A4] without outgoing calls there is neither status nor button', async ({ page, show }) => {
  await show('account-outbound-off')
  await expect(page.getByText('Outgoing calls are turned off for Toko Sinar.')).toBeVisible()
  await expect(strip(page)).toHaveCount(0)
  await expect(callButton(page)).toHaveCount(0)
  await expect(askButton(page)).toHaveCount(0)
})

test('[A3] without incoming calls there is neither handle nor invitation', async ({ page, show }) => {
  await show('account-calls-off')
  await expect(page.getByText('Calls are turned off for Toko Sinar.')).toBeVisible()
  await expect(page.getByText('Customers can call this account')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Invite to call/ })).toHaveCount(0)
})

const moves = [
  ['consent-unassigned', 'Take', 'assignRoom'],
  ['consent-temporary', 'Resolve', 'resolveRoom'],
  ['consent-resolved', 'Reopen', 'reopenRoom'],
] as const
for (const [scene, name, ask] of moves) {
  test(`[C1] ${name} is asked for from the header`, async ({ page, show }) => {
    await show(scene)
    await page.getByRole('button', { name, exact: true }).click()
    expect(await asked(page, ask)).toEqual([{ roomId: 'r0' }])
  })
}

test('[I8] a voicemail is played, sought and sped up by keyboard, and stands with its call', async ({
  page,
  show,
}) => {
  await show('voicemail')
  const player = page.getByRole('group', { name: 'Voicemail from Budi Santoso' })
  await expect(page.getByText(/After the call at .* that was declined/)).toBeVisible()
  const place = player.getByRole('slider')
  await expect(place).toHaveAttribute('aria-valuetext', '0 seconds of 6 seconds')
  await place.focus()
  await page.keyboard.press('End')
  await expect(place).toHaveAttribute('aria-valuetext', '6 seconds of 6 seconds')
  await page.keyboard.press('Home')
  await player.getByRole('button', { name: 'Speed 1×' }).press('Enter')
  await expect(player.getByRole('button', { name: 'Speed 1.5×' })).toBeVisible()
  await player.getByRole('button', { name: 'Play' }).press('Enter')
  await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect(place).not.toHaveAttribute('aria-valuetext', /^0 seconds/)
  await player.getByRole('button', { name: 'Pause' }).press('Enter')
  await expect(player.getByRole('button', { name: 'Play' })).toBeVisible()
})

test('a recording that cannot be loaded says so and can be tried again', async ({ page, show }) => {
  await show('voicemail')
  const player = page.getByRole('group', { name: 'Voice message from Budi Santoso' })
  await expect(player).toContainText('The recording could not be loaded.')
  await expect(player.getByRole('button', { name: 'Try again' })).toBeEnabled()
})
