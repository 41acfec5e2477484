import { expect, test } from '../../support/gallery/test.ts'

test('[O7] a headset is allowed by one press, and its keys and lamp can be tried', async ({ page, show }) => {
  await show('headset-new', { section: 'settings' })
  await page.getByRole('button', { name: 'Add a headset' }).click()
  await expect(page.getByText('Jabra Evolve2 65 is connected.')).toBeVisible()
  await expect(page.getByText('Press its mute key.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Light the ring lamp' })).toBeEnabled()
})

test('[O7] a key that arrives is named', async ({ page, show }) => {
  await show('headset-tried', { section: 'settings' })
  await expect(page.getByText('The mute key works.')).toBeVisible()
})

test('[D3] a headset that another program holds is said to be held, with a way to try again', async ({
  page,
  show,
}) => {
  await show('headset-held', { section: 'settings' })
  await expect(page.getByText('Another program probably holds it')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Another program probably holds it')).toBeVisible()
})

test('[O7] wherever one is, it is said once that another program has the headset', async ({ page, show }) => {
  await show('headset-held')
  const notice = page.getByText('Jabra Evolve2 65 is in use by another program.')
  await expect(notice).toHaveCount(1)
  await page.getByRole('button', { name: /^Settings/ }).click()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Another program probably holds it')).toBeVisible()
  await expect(notice).toHaveCount(1)
})

test('[O7] which headset may be used is chosen with the keyboard alone', async ({ page, show }) => {
  await show('headset-choice', { section: 'settings' })
  const question = page.getByRole('dialog', { name: 'Which headset should Dering use?' })
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(question.getByRole('button', { name: 'Poly Voyager Focus 2' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(question).toBeHidden()
  const asked = await page.evaluate(() => window.desk?.asked.filter(({ name }) => name === 'chooseHeadset'))
  expect(asked).toEqual([{ name: 'chooseHeadset', input: { deviceId: 'b' } }])
})

test('[O7] another headset is chosen, or none', async ({ page, show }) => {
  await show('headset-open', { section: 'settings' })
  const choice = page.getByRole('button', { name: /Headset keys/ })
  await choice.click()
  await page.getByRole('option', { name: 'Poly Voyager Focus 2 UC' }).click()
  await expect(page.getByText('Poly Voyager Focus 2 UC is connected.')).toBeVisible()
  await choice.click()
  await page.getByRole('option', { name: 'Not used' }).click()
  await expect(page.getByText('The keys of your headset do nothing here.')).toBeVisible()
})
