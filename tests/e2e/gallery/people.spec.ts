import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from '../../support/gallery/test.ts'

const openTab = (page: Page, name: string) => page.getByRole('tab', { name }).click()
const lastRequest = (page: Page) =>
  page.evaluate(() => window.desk?.asked.filter(({ name }) => name === 'request').at(-1)?.input)

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }))

for (const tab of ['People', 'Audit log', 'Privacy']) {
  test(`${tab} can be used by everybody, in light and dark, wide and narrow`, async ({
    page,
    show,
    complaints,
  }) => {
    for (const theme of ['light', 'dark'] as const) {
      await show('people', { section: 'manage', theme })
      await openTab(page, tab)
      await expect.poll(() => accessibilityFaults(page)).toEqual([])
    }
    await page.setViewportSize({ width: 320, height: 512 })
    await expect
      .poll(() =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      )
      .toBeLessThanOrEqual(1)
    expect(complaints).toEqual([])
  })
}

test('inviting shows the one-time password once', async ({ page, show }) => {
  await show('people', { section: 'manage' })
  await openTab(page, 'People')
  await page.getByRole('button', { name: 'Invite' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Invite' }).click()
  await expect(dialog.getByText('Enter the name that colleagues see.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Eka')
  await dialog.getByRole('textbox', { name: 'Work email' }).fill('eka@example.com')
  await dialog.getByRole('button', { name: 'Invite' }).click()
  await expect(page.getByText('k7fm-q2xr-9hav-c4tn')).toBeVisible()
  await expect.poll(() => accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'I have noted it' }).click()
  await expect(page.getByText('k7fm-q2xr-9hav-c4tn')).toBeHidden()
})

test('disabling asks first, and is sent', async ({ page, show }) => {
  await show('people', { section: 'manage' })
  await openTab(page, 'People')
  await page.getByRole('button', { name: 'Actions for Bo Hartono' }).click()
  await page.getByRole('menuitem', { name: 'Disable' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Disable Bo Hartono?' })
  await expect.poll(() => accessibilityFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Disable' }).click()
  await expect(dialog).toBeHidden()
  const asked = await page.evaluate(() => window.desk?.asked.map(({ input }) => input))
  expect(asked).toContainEqual({ method: 'users.disable', params: { id: 'u-bo' } })
})

test('the audit log is narrowed, checked and taken away', async ({ page, show }) => {
  await show('people', { section: 'manage' })
  await openTab(page, 'Audit log')
  await expect(page.getByText('Disabled a person · Dewi Anggraini')).toBeVisible()
  await page.getByRole('searchbox').fill('dewi')
  await expect
    .poll(() => lastRequest(page))
    .toMatchObject({ method: 'audit.list', params: { filter: { query: 'dewi' } } })
  await page.getByRole('button', { name: 'Check for changes' }).click()
  await expect(page.getByText('The log is as it was written: 4 entries.')).toBeVisible()
})

test('[P13] shows one customer’s evidence, and erases only after the number was typed', async ({
  page,
  show,
}) => {
  await show('people', { section: 'manage' })
  await openTab(page, 'Privacy')
  await page.getByRole('textbox', { name: 'Customer' }).fill('+62 812-3456-7890')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('allowed permanently')).toBeVisible()
  await page.getByRole('button', { name: 'Erase…' }).click()
  const dialog = page.getByRole('alertdialog')
  const erase = dialog.getByRole('button', { name: 'Erase for good' })
  await expect(erase).toBeDisabled()
  await expect.poll(() => accessibilityFaults(page)).toEqual([])
  await dialog.getByRole('textbox').fill('6281234567890')
  await erase.click()
  await expect(page.getByText('37 messages deleted')).toBeVisible()
  await expect(page.getByText('allowed permanently')).toBeHidden()
})
