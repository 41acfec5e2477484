import { accessibilityFaults } from '../../support/accessibility.ts'
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
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('radio', { name: 'Numbers' }).click({ force: true })
  await expect(page.getByRole('rowheader', { name: '0–5 s' })).toBeVisible()
  expect(await accessibilityFaults(page)).toEqual([])
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

test('[L3] a column sorts the report by mouse and keyboard, one way and the other', async ({
  page,
  show,
}) => {
  await show('report', { section: 'report' })
  const table = page.getByRole('region', { name: 'Calls' })
  const talked = table.getByRole('columnheader', { name: 'Talked' })
  const spoken = () =>
    table
      .getByRole('row')
      .evaluateAll(rows => rows.slice(1, 6).map(row => row.querySelectorAll('td')[6]?.textContent.trim()))
  await expect(table.getByRole('columnheader', { name: 'Started' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await talked.getByRole('button').click()
  await expect(talked).toHaveAttribute('aria-sort', 'descending')
  await expect(table.getByRole('columnheader', { name: 'Started' })).toHaveAttribute('aria-sort', 'none')
  // 35 s and eight times 71 s: the longest that there are.
  await expect.poll(spoken).toEqual(Array.from({ length: 5 }, () => expect.stringContaining('10:03')))
  await expect(talked.getByRole('button')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(talked).toHaveAttribute('aria-sort', 'ascending')
  await expect.poll(spoken).toEqual(['–', '–', '–', '–', '–'])
  await expect(talked.getByRole('button')).toBeFocused()
  await page.getByRole('button', { name: 'Export CSV' }).click()
  const exported = await page.evaluate(() =>
    window.desk?.asked.flatMap(({ name, input }) => (name === 'exportReport' ? [JSON.stringify(input)] : [])),
  )
  expect(exported?.at(-1)).toContain('"sort":"talkMs"')
})

test('[L3] a page that cannot be read is said at the end of those that were', async ({ page, show }) => {
  await show('report-breaks-off', { section: 'report' })
  const table = page.getByRole('region', { name: 'Calls' })
  await expect(async () => {
    await table.evaluate(element => element.scrollTo(0, element.scrollHeight))
    await expect(table.getByRole('alert')).toBeVisible({ timeout: 200 })
  }).toPass()
  await expect(table.getByRole('row')).not.toHaveCount(0)
  await expect(table.getByRole('button', { name: 'Try again' })).toBeVisible()
})
