import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from '../../support/gallery/test.ts'

const asked = (page: Page, name: string) =>
  page.evaluate(wanted => window.desk?.asked.filter(ask => ask.name === wanted).map(ask => ask.input), name)

const privacy = (page: Page) => page.getByRole('region', { name: 'Privacy' })

test('[D5] how long calls are kept is chosen', async ({ page, show }) => {
  await show('settings', { section: 'settings' })
  await privacy(page)
    .getByRole('button', { name: /180 days/ })
    .click()
  await page.getByRole('option', { name: 'For ever' }).click()
  expect(await asked(page, 'saveSettings')).toEqual([{ callLogDays: 0 }])
  await expect(privacy(page).getByRole('button', { name: /For ever/ })).toBeVisible()
})

test('[D5] the call log is deleted only after one was asked', async ({ page, show }) => {
  await show('settings', { section: 'settings' })
  const button = privacy(page).getByRole('button', { name: 'Delete the log…' })
  await button.click()
  const dialog = page.getByRole('alertdialog', { name: 'Delete your call log?' })
  await expect(dialog).toBeVisible()
  expect(await accessibilityFaults(page, '[role=alertdialog]')).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(await asked(page, 'deleteCallLog')).toEqual([])
  await button.click()
  await dialog.getByRole('button', { name: 'Delete the log' }).click()
  await expect(page.getByText('Your call log was deleted.')).toBeVisible()
  expect(await asked(page, 'deleteCallLog')).toHaveLength(1)
})

test('the report for support says what is in it, and takes the devices along', async ({ page, show }) => {
  await show('settings', { section: 'settings' })
  await expect(privacy(page)).toContainText('It is saved on this computer; nothing is sent.')
  await privacy(page).getByRole('button', { name: 'Save report…' }).click()
  await expect(page.getByText('The report was saved.')).toBeVisible()
  const [report] = (await asked(page, 'saveDiagnostics')) ?? []
  expect(report).toMatchObject({
    devices: expect.arrayContaining([{ kind: 'microphone', label: 'Built-in Audio Analog Stereo' }]),
  })
})
