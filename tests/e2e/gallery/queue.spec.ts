import { agentIdSchema } from '#shared/domain/ids.ts'
import type { QueueCall } from '#shared/protocol/queue.ts'
import { queueOf } from '../../support/gallery/queue-scenes.ts'
import { expect, test } from '../../support/gallery/test.ts'

const eko = { id: agentIdSchema.parse('u-eko'), name: 'Eko' }

test('[D8] keeps only the rows in sight in the page, and moves through all of them by keyboard', async ({
  page,
  show,
}) => {
  await show('queue-busy', { section: 'queue' })
  const rows = page.getByRole('list', { name: 'Live calls' }).getByRole('listitem')
  await expect(rows.first()).toHaveAttribute('aria-setsize', '5000')
  expect(await rows.count()).toBeLessThan(60)
  await rows.first().getByRole('button').focus()
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(1).getByRole('button')).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.locator(':focus').locator('xpath=ancestor::li')).toHaveAttribute('aria-posinset', '5000')
})

test('[D8] ends a ringing by keyboard alone, once it was confirmed', async ({ page, show }) => {
  await show('queue', { section: 'queue' })
  const rows = page.getByRole('list', { name: 'Live calls' }).getByRole('listitem')
  await rows.first().getByRole('button').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  const question = page.getByRole('alertdialog')
  await question.getByRole('button', { name: 'End the ringing' }).focus()
  await page.keyboard.press('Enter')
  await expect(question).toBeHidden()
  const asked = await page.evaluate(
    () => window.desk?.asked.findLast(({ name }) => name === 'request')?.input,
  )
  expect(asked).toEqual({ method: 'calls.withdraw', params: { callId: 'live0' } })
})

test('[D8] rings a call at another agent: only those who are online and free can be chosen', async ({
  page,
  show,
}) => {
  await show('queue', { section: 'queue' })
  await page.getByRole('button', { name: 'Actions for Budi Santoso' }).click()
  await page.getByRole('menuitem', { name: 'Ring at somebody else…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ring Budi Santoso' })
  await expect(dialog.getByRole('button', { name: /Bo Hartono/ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Ring there' }).click()
  await expect(dialog).toBeHidden()
  const asked = await page.evaluate(
    () => window.desk?.asked.findLast(({ name }) => name === 'request')?.input,
  )
  expect(asked).toEqual({ method: 'calls.reroute', params: { callId: 'live0', agentId: 'u-bo' } })
})

test('[D8] says at whom a call rings now, and what has become of it', async ({ page, show }) => {
  await show('queue', { section: 'queue' })
  const live = queueOf(2).calls[1]
  if (!live) throw new Error('The scene has two calls')
  const { name } = live.customer
  const row = page.getByRole('list', { name: 'Live calls' }).getByRole('listitem').filter({ hasText: name })
  await expect(row).toContainText('Bo Hartono, Dewi')
  // What the column cuts off is said to who points at it.
  await row.getByText('Bo Hartono, Dewi').hover()
  await expect(row.getByTitle(/^Bo Hartono, Dewi .* Mas$/)).toBeVisible()
  const becomes = (facts: Partial<QueueCall>) =>
    page.evaluate(
      call => window.desk?.tell('queue', { kind: 'change', change: { calls: { put: [call] } } }),
      { ...live, ...facts },
    )
  await becomes({ ringing: [eko] })
  await expect(row).toContainText('Eko')
  await expect(row).not.toContainText('Bo Hartono')
  await expect(row.getByTitle('Eko', { exact: true })).toBeVisible()
  await becomes({ ringing: [] })
  await expect(row).toContainText('Nobody')
  await becomes({ state: 'connected', stage: 'connected', agent: eko })
  await expect(row).toContainText('On a call')
  await expect(row).toContainText('Eko')
})

test('[D8] shows the calls of one stage alone', async ({ page, show }) => {
  await show('queue', { section: 'queue' })
  const rows = page.getByRole('list', { name: 'Live calls' }).getByRole('listitem')
  await expect(rows).toHaveCount(9)
  await page.getByRole('radiogroup', { name: 'Show calls that are' }).getByText('Waiting').click()
  await expect(rows).toHaveCount(2)
})

test('[D8] watches while it is on the screen, and no longer', async ({ page, show }) => {
  await show('queue', { section: 'queue' })
  const asked = () => page.evaluate(() => window.desk?.asked.map(({ name }) => name) ?? [])
  await expect.poll(asked).toContain('watchQueue')
  expect(await asked()).not.toContain('unwatchQueue')
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Inbox/ })
    .click()
  await expect.poll(asked).toContain('unwatchQueue')
})

test('[D8] a sound says once that a customer waits too long, also in another section', async ({
  page,
  show,
}) => {
  await show('queue-chime', { section: 'inbox' })
  const chimes = () => page.evaluate(() => document.documentElement.dataset['chimes'])
  await expect.poll(chimes).toBe('1')
  // Its row is critical by now, so that the look that would have sounded again has been.
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Live queue/ })
    .click()
  await expect(page.getByRole('list', { name: 'Live calls' }).getByRole('listitem')).toHaveCount(9)
  expect(await chimes()).toBe('1')
})

test('connection and presence stay in sight at 200 % in a small window, whatever the role', async ({
  page,
  show,
}) => {
  await page.setViewportSize({ width: 640, height: 400 })
  await show('queue', { section: 'queue' })
  const rail = page.getByRole('navigation', { name: 'Main' })
  await expect(rail.getByRole('button', { name: /, your status:/ })).toBeInViewport({ ratio: 1 })
  await expect(rail.getByRole('button', { name: /^Connection/ })).toBeInViewport({ ratio: 1 })
  await rail.getByRole('button', { name: 'Settings' }).focus()
  await expect(rail.getByRole('button', { name: 'Settings' })).toBeInViewport({ ratio: 1 })
})
