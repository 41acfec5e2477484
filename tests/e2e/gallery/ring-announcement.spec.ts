import { expect, test } from '../../support/gallery/test.ts'

test('[D1] a screen reader is told of a ring once, at once, while the focus stays', async ({
  page,
  show,
}) => {
  await show('call-ringing')
  const announced = page.getByRole('alert').getByText(/Budi/)
  await expect(announced).toHaveCount(1)
  const composer = page.getByRole('textbox', { name: /^Message to/ })
  await composer.focus()
  // Whatever is added to the live region from now on would be read out again.
  const additions = await page.getByRole('alert').evaluateHandle(region => {
    const seen: string[] = []
    new MutationObserver(records => {
      for (const record of records) for (const node of record.addedNodes) seen.push(node.textContent ?? '')
    }).observe(region, { childList: true, subtree: true })
    return seen
  })
  await composer.pressSequentially('On my way')
  await expect(composer).toBeFocused()
  await expect(announced).toHaveCount(1)
  expect(await additions.jsonValue()).toEqual([])
})
