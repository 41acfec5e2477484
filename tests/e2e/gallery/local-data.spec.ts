import type { Page } from '@playwright/test'
import { expect, test } from '../../support/gallery/test.ts'

const asked = (page: Page, name: string) =>
  page.evaluate(wanted => window.desk?.asked.filter(ask => ask.name === wanted).map(ask => ask.input), name)

const privacy = (page: Page) => page.getByRole('region', { name: 'Privacy' })

test('the report for support says what is in it, and takes the devices along', async ({ page, show }) => {
  await show('settings', { section: 'settings' })
  await expect(privacy(page)).toContainText('It is saved on this computer; nothing is sent.')
  await privacy(page).getByRole('button', { name: 'Save report…' }).click()
  await expect(page.getByText('The report was saved.')).toBeVisible()
  expect(await asked(page, 'saveDiagnostics')).toMatchObject([
    { devices: [{ kind: 'microphone', label: expect.any(String) as unknown }, {}, {}] },
  ])
})
