import type { Page } from '@playwright/test'
import { expect, test } from '../../support/gallery/test.ts'

const shortcuts = (page: Page) => page.getByRole('region', { name: 'Shortcuts' })
const keyOf = (page: Page, act: string) => page.getByRole('button', { name: `Key for ${act}:` })
const recorder = (page: Page) => page.getByRole('button', { name: /^Press the keys…/ })

test.describe('the keys of the whole desktop', () => {
  test('are none until a person chooses', async ({ page, show }) => {
    await show('settings', { section: 'settings' })
    await expect(shortcuts(page).getByText('Not set', { exact: true })).toHaveCount(4)
  })

  test('are recorded, removed and taken over with the keyboard alone', async ({ page, show }) => {
    await show('settings', { section: 'settings' })
    await keyOf(page, 'Answer').focus()
    await page.keyboard.press('Enter')
    await expect(recorder(page)).toBeFocused()
    await page.keyboard.press('Control+Shift+A')
    await expect(keyOf(page, 'Answer')).toHaveText('Ctrl+Shift+A')
    await expect(keyOf(page, 'Answer')).toBeFocused()

    await page.keyboard.press('Shift+Tab')
    await expect(page.getByRole('button', { name: 'Remove the key for Answer' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(keyOf(page, 'Answer')).toHaveText('Not set')
    await expect(keyOf(page, 'Answer')).toBeFocused()

    await shortcuts(page).getByRole('button', { name: 'Use them' }).press('Enter')
    await expect(keyOf(page, 'Hang up')).toHaveText('Ctrl+Shift+F12')
  })

  test('[D1] are refused, with the reason, where they could be typed elsewhere or mean something already', async ({
    page,
    show,
  }) => {
    await show('settings-keys', { section: 'settings' })
    await keyOf(page, 'Answer').press('Enter')
    await expect(recorder(page)).toBeFocused()
    for (const [keys, sentence] of [
      ['a', 'A alone could be typed elsewhere'],
      ['F8', 'F8 alone could be typed elsewhere'],
      ['F9', 'F9 already does something in this window'],
      ['Control+f', 'Ctrl+F already does something in this window'],
      ['Control+Alt+e', 'Ctrl+Alt+E types characters'],
      ['Control+Shift+Enter', 'Ctrl+Shift+Enter cannot be used'],
      ['Control+Shift+F12', 'Ctrl+Shift+F12 is already the key for Hang up'],
    ] as const) {
      await page.keyboard.press(keys)
      await expect(shortcuts(page).getByText(sentence)).toBeVisible()
      await expect(recorder(page)).toBeFocused()
    }
    await page.keyboard.press('Escape')
    await expect(keyOf(page, 'Answer')).toHaveText('Ctrl+Shift+F9')
    await expect(keyOf(page, 'Answer')).toBeFocused()
  })

  test('Tab leaves a recording and changes nothing', async ({ page, show }) => {
    await show('settings-keys', { section: 'settings' })
    await keyOf(page, 'Answer').press('Enter')
    await expect(recorder(page)).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(keyOf(page, 'Answer')).toHaveText('Ctrl+Shift+F9')
    await expect(recorder(page)).toBeHidden()
  })

  test('that another program has are said to be', async ({ page, show }) => {
    await show('settings-keys', { section: 'settings' })
    await expect(shortcuts(page).getByRole('alert')).toHaveText(/Another program uses Ctrl\+Shift\+F10/)
    await show('settings-keys-unavailable', { section: 'settings' })
    await expect(shortcuts(page).getByRole('alert')).toHaveText(/Wayland/)
  })
})
