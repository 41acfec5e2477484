import type { Page } from '@playwright/test'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { expect, test } from '../../support/gallery/test.ts'

const asked = (page: Page, name: string) =>
  page.evaluate(wanted => window.desk?.asked.filter(ask => ask.name === wanted).map(ask => ask.input), name)

const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands' })
const items = (page: Page) => palette(page).getByRole('menuitem')

async function open(page: Page): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(palette(page).getByRole('searchbox')).toBeFocused()
}

test('goes to a section by a few letters and Enter, and back by Escape', async ({ page, show }) => {
  await show('calls')
  await open(page)
  await page.keyboard.type('recent')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Recent calls' })).toBeVisible()
  await expect(palette(page)).toBeHidden()
  const search = page.getByRole('searchbox')
  await search.focus()
  await open(page)
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()
  await expect(search).toBeFocused()
})

test('is clean for everybody, in both themes, in both languages and in a small window', async ({
  page,
  show,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const look of [{}, { theme: 'dark' }, { language: 'id' }] as const) {
    await show('call-connected', look)
    await page.locator('html[lang]').waitFor()
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog').getByRole('menuitem').first()).toBeVisible()
    expect(await accessibilityFaults(page, '[role=dialog]')).toEqual([])
  }
  await expect(page.getByRole('dialog', { name: 'Perintah' })).toContainText('Panggilan Anda')
  await page.setViewportSize({ width: 320, height: 480 })
  const box = await page.getByRole('dialog').boundingBox()
  expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 320).toBe(true)
})

test('opens a customer by name or number, and a call of the log', async ({ page, show }) => {
  await show('calls')
  await open(page)
  await page.keyboard.type('agus')
  await items(page).filter({ hasText: 'Agus Pratama' }).first().click()
  expect(await asked(page, 'openRoom')).toHaveLength(1)
  await expect(palette(page)).toBeHidden()
  await open(page)
  await page.keyboard.type('agus')
  await palette(page).getByRole('group', { name: 'Recent calls' }).getByRole('menuitem').first().click()
  await expect(page.getByRole('complementary', { name: 'Call details' })).toBeVisible()
})

test('[R4] sets the presence, and opens a section of the settings', async ({ page, show }) => {
  await show('inbox')
  await open(page)
  await page.keyboard.type('away')
  await page.keyboard.press('Enter')
  expect(await asked(page, 'setPresence')).toEqual([{ status: 'away' }])
  await expect(palette(page)).toBeHidden()
  await open(page)
  await page.keyboard.type('priv')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Privacy' })).toBeFocused()
})

test('[I4] an agent finds no place that is not theirs; a supervisor does', async ({ page, show }) => {
  await show('inbox')
  await open(page)
  await page.keyboard.type('live')
  await expect(palette(page)).toContainText('Nothing here is called “live”.')
  await show('queue')
  await open(page)
  await page.keyboard.type('live')
  await expect(items(page).first()).toContainText('Live queue')
})

test('[O7] hangs up only by its own entry, which never stands first beside others', async ({
  page,
  show,
}) => {
  await show('call-connected')
  await open(page)
  await expect(items(page).last()).toHaveText(/Hang up/)
  await page.keyboard.press('Enter')
  expect(await asked(page, 'hangUpCall')).toEqual([])
  await open(page)
  await page.keyboard.type('mute')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Unmute' }).first()).toBeVisible()
  expect(await asked(page, 'hangUpCall')).toEqual([])
  await expect(palette(page)).toBeHidden()
  await open(page)
  await page.keyboard.type('hang')
  await expect(items(page)).toHaveCount(1)
  await page.keyboard.press('Enter')
  expect(await asked(page, 'hangUpCall')).toEqual([{ callId: 'call0' }])
})

test('says its shortcut in a tooltip', async ({ page, show }) => {
  await show('inbox')
  const button = page.getByRole('button', { name: 'Commands' })
  await expect(page.getByRole('option').first()).toBeVisible()
  // A tooltip shows where the keyboard came to, not where a script put the focus.
  await button.focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('tooltip')).toContainText('Ctrl+K')
  await button.click()
  await expect(palette(page)).toBeVisible()
})
