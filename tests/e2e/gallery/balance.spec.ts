import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from '../../support/gallery/test.ts'

const asked = (page: Page, method: string) =>
  page.evaluate(
    wanted =>
      (window.desk?.asked ?? []).flatMap(({ name, input }) => {
        const request = input as { method?: string; params: unknown }
        return name === 'request' && request.method === wanted ? [request.params] : []
      }),
    method,
  )

const chooseFile = async (page: Page, csv: string) => {
  await page.getByRole('button', { name: 'Import rates' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('dialog').getByRole('button', { name: 'Choose a CSV file' }).click()
  await (await chooser).setFiles({ name: 'rates.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
}

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }))

test('[O6] an amount below the minimum is refused on the screen, and sent nowhere', async ({
  page,
  show,
}) => {
  await show('balance', { section: 'manage', tab: 'balance' })
  await page.getByRole('button', { name: 'Top up' }).click()
  const dialog = page.getByRole('dialog')
  const amount = dialog.getByRole('textbox', { name: 'Amount in IDR' })
  await amount.fill('49,999.99')
  await dialog.getByRole('button', { name: 'Top up' }).click()
  await expect(dialog.getByText('A top-up is at least IDR 50,000.')).toBeVisible()
  expect(await asked(page, 'balance.topUp')).toEqual([])

  await amount.fill('50.000')
  await expect(dialog.getByText('Write an amount, in digits.')).toBeVisible()
  await amount.fill('50,000')
  await dialog.getByRole('button', { name: 'Top up' }).click()
  await expect(dialog).toBeHidden()
  expect(await asked(page, 'balance.topUp')).toMatchObject([
    { amount: { currency: 'IDR', minor: 5_000_000 } },
  ])
})

test('[O6] a top-up without an answer is tried again as the same one, also from another tab and back', async ({
  page,
  show,
}) => {
  await show('balance-unanswered', { section: 'manage', tab: 'balance' })
  await page.getByRole('button', { name: 'Top up' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Amount in IDR' }).fill('75000')
  await dialog.getByRole('button', { name: 'Top up' }).click()
  await expect(dialog.getByText('A top-up of IDR 75,000 was sent, and its answer never came.')).toBeVisible()
  expect(await accessibilityFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('tab', { name: 'Privacy' }).click()
  await page.getByRole('tab', { name: 'Balance' }).click()
  await page.getByRole('button', { name: 'Top up' }).click()
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog).toBeHidden()
  const [first, again] = await asked(page, 'balance.topUp')
  expect(again).toEqual(first)

  // Answered: the next one is another.
  await page.getByRole('button', { name: 'Top up' }).click()
  await dialog.getByRole('textbox', { name: 'Amount in IDR' }).fill('75000')
  await dialog.getByRole('button', { name: 'Top up' }).click()
  await expect(dialog).toBeHidden()
  const ids = (await asked(page, 'balance.topUp')).map(params => (params as { topUpId: string }).topUpId)
  expect(new Set(ids).size).toBe(2)
})

test('[O6] the level of a low balance is set in the currency’s minor unit, and taken back', async ({
  page,
  show,
}) => {
  await show('balance', { section: 'manage', tab: 'balance' })
  await page.getByRole('textbox', { name: 'Warn below' }).fill('400,000')
  await page.getByRole('button', { name: 'Save' }).click()
  expect(await asked(page, 'accounts.configure')).toEqual([
    { accountId: 'acc1', lowBalance: { currency: 'IDR', minor: 40_000_000 } },
  ])
})

test('[O5] a file of rates shows what it would change before it does', async ({ page, show }) => {
  await show('balance', { section: 'manage', tab: 'balance' })
  await chooseFile(page, 'country_code,per_minute,from_minute\n62,1000,0\n62,800,10000\n60,1500,0\n')
  const changes = page.getByRole('dialog').getByRole('list', { name: 'What would change' })
  await expect(changes.getByRole('listitem')).toContainText([
    'New: IDR 1,500 a minute',
    'IDR 850.50 becomes IDR 800 a minute',
    'Removed: IDR 2,500 a minute',
  ])
  await expect(changes.getByRole('listitem')).toContainText([
    'Malaysia +60',
    'Indonesia +62, after 10,000 minutes',
    'Singapore +65',
  ])
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await asked(page, 'rates.import')).toMatchObject([{ dryRun: true }])
  await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click()
  await expect.poll(() => asked(page, 'rates.import')).toMatchObject([{ dryRun: true }, { dryRun: false }])
})

test('[O5] a faulty file of rates names line and column, and cannot be imported', async ({ page, show }) => {
  await show('balance-faults', { section: 'manage', tab: 'balance' })
  await chooseFile(page, 'country_code,per_minute\nID,1000\n')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Line 2, column 1')).toBeVisible()
  await expect(dialog.getByText('“ID” is no country code. Write digits, such as 62.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Import' })).toBeDisabled()
  expect(await accessibilityFaults(page)).toEqual([])
})

test('[O6] the statement is narrowed to a kind and to some days', async ({ page, show }) => {
  await show('balance', { section: 'manage', tab: 'balance' })
  const filters = page.getByRole('region', { name: 'Filter the statement' })
  await filters.getByRole('button', { name: /Kind/ }).click()
  await page.getByRole('option', { name: 'Top-up' }).click()
  await filters.getByText('Choose days').click()
  await filters.getByLabel('From').fill('2026-11-01')
  await filters.getByLabel('Until').fill('2026-11-03')
  const midnight = (day: number) => page.evaluate(date => new Date(2026, 10, date).toISOString(), day)
  const filter = { reason: 'top_up', from: await midnight(1), to: await midnight(4) }
  await expect
    .poll(async () => (await asked(page, 'balance.ledger')).at(-1))
    .toEqual({ accountId: 'acc1', filter })
  await filters.getByLabel('Until').fill('2026-10-31')
  await expect(page.getByText('Choose a day on or after the first one.')).toBeVisible()
})
