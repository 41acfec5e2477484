import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../support/accessibility.ts'
import { readCsv } from '../support/csv.ts'
import { connected, talking } from './desktop.ts'
import { expect, test } from './world-test.ts'

/** A row of the table, as far as the file says the same. */
const cellsOf = (page: Page) =>
  page
    .getByRole('region', { name: 'Calls' })
    .getByRole('row')
    .evaluateAll(rows =>
      rows.slice(1).map(row => {
        const cells = [...row.querySelectorAll('td')]
        const text = (at: number) => cells[at]?.textContent ?? ''
        const startedAt = cells[0]?.querySelector('time')?.dateTime
        return {
          startedAt,
          name: cells[1]?.querySelector('span')?.textContent,
          agent: text(3),
          way: cells[4]?.querySelector('span')?.textContent,
        }
      }),
    )

test('[L1] [L3] the supervisor sees what the agent did, narrows it, and saves what is shown', async ({
  world,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'dering-csv-'))
  const path = join(folder, 'calls.csv')
  // Ani answers Budi's first call, and declines his second one.
  const pair = await talking(world)
  await pair.ani.hangUp.click()
  await expect(pair.budi.call).toBeEnabled()
  await pair.budi.call.click()
  await pair.ani.decline.click()
  await expect(pair.ani.decline).toBeHidden()

  const sari = await world.app('sari')
  await connected(sari.window)
  const page = sari.window
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Call activity/ })
    .click()
  const table = page.getByRole('region', { name: 'Calls' })
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(table.getByRole('row')).toHaveCount(3, { timeout: 1_000 })
  }).toPass()
  const rows = table.getByRole('row')
  await expect(rows.nth(1)).toContainText('Rejected by the agent')
  await expect(rows.nth(1)).toContainText('N/A')
  await expect(rows.nth(2)).toContainText('Incoming, answered')
  await expect(rows.nth(2)).toContainText('Ani')
  await expect(page.getByRole('definition').first()).toHaveText('2')
  // A colour that is on its way to another one is not judged.
  await expect.poll(() => accessibilityFaults(page)).toEqual([])

  const save = async () => {
    await sari.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, path)
    await page.getByRole('button', { name: 'Export CSV' }).click()
    await expect(page.getByText('The report was saved.')).toBeVisible()
    return readCsv(readFileSync(path, 'utf8'))
  }
  const ways: Record<string, string> = {
    answered: 'Incoming, answered',
    unanswered: 'Incoming, unanswered',
  }
  const shownIn = (file: readonly Record<string, string>[]) =>
    file.map(row => ({
      startedAt: row['started_at'],
      name: row['customer'],
      agent: row['agent'],
      way: ways[row['status'] ?? ''],
    }))
  const whole = await save()
  expect(whole).toHaveLength(2)
  expect(shownIn(whole)).toEqual(await cellsOf(page))

  await page.getByRole('button', { name: /Status/ }).click()
  await page.getByRole('option', { name: 'Unanswered' }).click()
  await expect(rows).toHaveCount(2)
  await expect(page.getByText('The report was saved.')).toBeHidden()
  const narrowed = await save()
  expect(narrowed).toHaveLength(1)
  expect(narrowed[0]).toMatchObject({ reason: 'rejected_by_agent', agent: 'N/A' })
  expect(shownIn(narrowed)).toEqual(await cellsOf(page))

  // The agent's own report has the call that the agent had, and nothing to save.
  const ani = pair.ani.page
  await ani
    .getByRole('navigation')
    .getByRole('button', { name: /^Call activity/ })
    .click()
  await expect(ani.getByText('Your own calls')).toBeVisible()
  const own = ani.getByRole('region', { name: 'Calls' })
  await expect(own.getByText('Incoming, answered')).toHaveCount(1)
  await expect(own.getByRole('row')).toHaveCount(2)
  await expect(ani.getByRole('button', { name: 'Export CSV' })).toHaveCount(0)
  rmSync(folder, { recursive: true })
})
