import type { Page } from '@playwright/test'
import { roomIdSchema } from '#shared/domain/ids.ts'
import type { DraftNews } from '#shared/ipc/draft.ts'
import { expect, test } from '../../support/gallery/test.ts'

const composer = (page: Page) => page.getByRole('textbox', { name: /^Message to/ })
const kept = (page: Page) =>
  page.evaluate(() => window.desk?.asked.filter(({ name }) => name === 'keepDraft').map(({ input }) => input))
const tell = (page: Page, news: DraftNews) => page.evaluate(told => window.desk?.tell('drafts', told), news)

test('what is typed is told to the app, and so is that it was sent', async ({ page, show }) => {
  await show('thread')
  await composer(page).pressSequentially('Selamat pagi')
  await expect.poll(async () => (await kept(page))?.at(-1)).toEqual({ roomId: 'r0', text: 'Selamat pagi' })
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await kept(page))?.at(-1)).toEqual({ roomId: 'r0', text: '' })
})

test('what was typed before the app ended is there, under what is typed by now', async ({ page, show }) => {
  await show('thread-drafts')
  await expect(composer(page)).toHaveValue('Terima kasih,')
  await expect(page.getByRole('option', { name: /Sari Dewi/ })).toContainText('Draft: Baik, besok')
})

test('[P13] what was typed to a customer is gone once they are erased', async ({ page, show }) => {
  await show('thread-drafts')
  await tell(page, { kind: 'gone', roomId: roomIdSchema.parse('r1') })
  await expect(page.getByRole('option', { name: /Sari Dewi/ })).not.toContainText('Draft')
  await expect(composer(page)).toHaveValue('Terima kasih,')
})

test('another who signs in finds no words of the one before', async ({ page, show }) => {
  await show('thread-drafts')
  await tell(page, { kind: 'all', drafts: {} })
  await expect(composer(page)).toHaveValue('')
  await expect(page.getByRole('option', { name: /Sari Dewi/ })).not.toContainText('Draft')
})
