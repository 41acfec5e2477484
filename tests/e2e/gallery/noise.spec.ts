import { expect, test } from '../../support/gallery/test.ts'

test('noise reduction is chosen by what each choice is for', async ({ page, show }) => {
  await show('settings', { section: 'settings' })
  const choice = page.getByRole('radiogroup', { name: 'Noise reduction' })
  await expect(choice.getByRole('radio', { name: 'Standard' })).toBeChecked()
  await expect(page.getByText('Right for most rooms.')).toBeVisible()
  await choice.getByText('Strong').click()
  await expect(page.getByText('For loud rooms.')).toBeVisible()
  await choice.getByText('Off').click()
  await expect(page.getByText('For a headset that reduces noise itself.')).toBeVisible()
  expect(await page.evaluate(() => window.desk?.state().settings.noiseSuppression)).toBe('off')
})

test('RNNoise that does not start is told in passing, and stands beside the choice', async ({
  page,
  show,
}) => {
  await show('noise-strong-failed', { section: 'settings' })
  await expect(page.getByText('Strong noise reduction does not run')).toBeVisible()
  await expect(page.getByText('Strong does not run on this computer')).toBeVisible()
})
