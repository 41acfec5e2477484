import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '../../support/gallery/test.ts'

test('[L3] the report reads on at its end, and keeps few rows in the page', async ({ page, show }) => {
  await show('report', { section: 'report' })
  const table = page.getByRole('region', { name: 'Calls' })
  await expect(table.getByRole('row')).not.toHaveCount(0)
  await expect(async () => {
    await table.evaluate(element => element.scrollTo(0, element.scrollHeight))
    await expect(table.getByRole('table')).toHaveAttribute('aria-rowcount', '481', { timeout: 100 })
  }).toPass()
  expect(await table.getByRole('row').count()).toBeLessThan(80)
})

test('[L3] a choice narrows rows and sums alike, and can be taken back', async ({ page, show }) => {
  await show('report', { section: 'report' })
  const table = page.getByRole('region', { name: 'Calls' })
  await expect(table.getByText('Incoming, answered').first()).toBeVisible()
  await page.getByRole('button', { name: /Status/ }).click()
  await page.getByRole('option', { name: 'Unanswered' }).click()
  await expect(table.getByText('Incoming, unanswered').first()).toBeVisible()
  await expect(table.getByText('Incoming, answered')).toHaveCount(0)
  const asked = await page.evaluate(() =>
    window.desk?.asked.flatMap(({ name, input }) => (name === 'request' ? [JSON.stringify(input)] : [])),
  )
  for (const method of ['report.calls', 'report.summary']) {
    const last = asked?.findLast(request => request.includes(method))
    expect(last).toContain('"status":"unanswered"')
  }
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(table.getByText('Incoming, answered').first()).toBeVisible()
})

test('[L3] each chart has its numbers, for who cannot see it and for who asks', async ({ page, show }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await show('report', { section: 'report' })
  await page.getByRole('tab', { name: 'Charts' }).click()
  for (const name of ['Calls by day', 'Calls by hour of the day', 'Cost by day']) {
    await expect(page.getByRole('figure', { name })).toBeVisible()
    await expect(page.getByRole('table', { name }).getByRole('row')).not.toHaveCount(0)
  }
  await expect(page.getByRole('table', { name: 'Calls by hour of the day' }).getByRole('row')).toHaveCount(25)
  const faults = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)
  expect(await faults()).toEqual([])
  await page.getByRole('radio', { name: 'Numbers' }).click({ force: true })
  await expect(page.getByRole('rowheader', { name: '0–5 s' })).toBeVisible()
  expect(await faults()).toEqual([])
})

test('[L1] an agent sees the own calls alone, and exports nothing', async ({ page, show }) => {
  await show('report-own', { section: 'report' })
  await expect(page.getByText('Your own calls')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Export CSV' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /Agent/ })).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Calls' }).getByRole('row')).not.toHaveCount(0)
  const methods = await page.evaluate(() =>
    window.desk?.asked.flatMap(({ name, input }) =>
      name === 'request' ? [(input as { method: string }).method] : [],
    ),
  )
  expect(new Set(methods)).toEqual(new Set(['report.ownCalls', 'report.ownSummary']))
})
