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

test('[D1] the countdown says nothing, and a second call is told of once as well', async ({ page, show }) => {
  await page.clock.install()
  await show('call-ringing')
  await expect(page.getByRole('alert').getByText(/Budi/)).toHaveCount(1)
  const said = await page.evaluateHandle(() => {
    const seen: string[] = []
    const live = '[role="alert"], [role="status"], [role="log"], [role="timer"], output, [aria-live]'
    new MutationObserver(records => {
      for (const { target, addedNodes } of records) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(live)
        const words = addedNodes[0]?.textContent ?? target.textContent ?? ''
        if (region && region.getAttribute('aria-live') !== 'off' && words !== '') seen.push(words)
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true })
    return seen
  })
  const left = page.getByRole('region', { name: /^Incoming call from/ }).getByText(/\d+ seconds? left/)
  const before = await left.textContent()
  await page.clock.runFor(10_000)
  await expect(left).not.toHaveText(before ?? '')
  expect(await said.jsonValue()).toEqual([])

  await page.evaluate(() =>
    window.desk?.set(state => {
      const { session } = state
      const [offer] = Object.values(session?.offers ?? {})
      const customer = Object.values(session?.rooms ?? {}).find(
        room => room.customer.id !== offer?.call.customer.id,
      )?.customer
      if (!session || !offer || !customer) return state
      const second = { ...offer, call: { ...offer.call, id: 'second' as typeof offer.call.id, customer } }
      return { ...state, session: { ...session, offers: { ...session.offers, [second.call.id]: second } } }
    }),
  )
  await expect(page.getByRole('alert').locator('p')).toHaveCount(2)
  await page.clock.runFor(5_000)
  expect(await said.jsonValue()).toHaveLength(1)
})
