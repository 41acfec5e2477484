import { expect, test } from '../../support/gallery/test.ts'

test('a note that is on the screen follows the language', async ({ page, show }) => {
  await show('update-done')
  const notes = page.getByRole('region', { name: 'Notes' }).getByRole('listitem')
  await expect(notes).toHaveText(/^Updated to/)
  await page.evaluate(() =>
    window.desk?.set(state => ({ ...state, settings: { ...state.settings, language: 'id' } })),
  )
  const inIndonesian = page.getByRole('region', { name: 'Pemberitahuan' }).getByRole('listitem')
  await expect(inIndonesian).toHaveText(/^Diperbarui ke/)
  await expect(inIndonesian).toHaveCount(1)
})
