import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from '../../support/gallery/test.ts'

test('the licences of everything in the app are searched and read', async ({ page, show, complaints }) => {
  await show('settings', { section: 'settings' })
  await page.getByText('Open-source licences').scrollIntoViewIfNeeded()
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Open-source licences' })
  await expect(dialog).toContainText(/\d\d works/)
  await dialog.getByRole('searchbox', { name: 'Search the licences' }).fill('rnnoise')
  await expect(dialog).toContainText('2 works')
  await dialog.getByText('RNNoise', { exact: true }).click()
  await expect(dialog).toContainText('Xiph.Org Foundation')
  await expect.poll(() => accessibilityFaults(page)).toEqual([])
  await dialog.getByRole('searchbox').fill('no such thing')
  await expect(dialog).toContainText('No work has this name or licence.')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toBeHidden()
  expect(complaints).toEqual([])
})

for (const [theme, language] of [
  ['dark', 'en'],
  ['light', 'id'],
] as const) {
  test(`the licences are for everybody in ${theme}, ${language}`, async ({ page, show }) => {
    await page.setViewportSize({ width: 640, height: 400 })
    await show('settings', { section: 'settings', theme, language })
    await page.getByRole('button', { name: language === 'en' ? 'Show' : 'Tampilkan', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('summary').first().press('Enter')
    await expect(dialog.locator('pre')).toBeVisible()
    await expect.poll(() => accessibilityFaults(page)).toEqual([])
    expect(await dialog.evaluate(element => element.scrollWidth - element.clientWidth)).toBe(0)
  })
}
