import type { Page } from '@playwright/test'
import { expect, test } from '../../support/gallery/test.ts'

const row = (page: Page, name: string) => page.getByRole('option', { name })
const composer = (page: Page) => page.getByRole('textbox', { name: /^Message to/ })
const asked = (page: Page, name: string) =>
  page.evaluate(wanted => window.desk?.asked.filter(ask => ask.name === wanted).map(ask => ask.input), name)

test('the whole inbox can be walked by the keyboard', async ({ page, show }) => {
  await show('inbox')
  await page.keyboard.press('Control+f')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('tab', { name: 'Mine' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(row(page, 'Budi Santoso')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(row(page, 'Toko Bangunan')).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByRole('option').last()).toBeFocused()
  await page.keyboard.press('Home')
  await expect(row(page, 'Budi Santoso')).toBeFocused()
  expect(await asked(page, 'openRoom')).toEqual([])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Budi Santoso' })).toBeVisible()
  await expect(composer(page)).toBeFocused()
  expect(await asked(page, 'openRoom')).toEqual([{ roomId: 'r0' }])
})

test('no tab and no number of the list is cut where the list is beside a conversation', async ({
  page,
  show,
}) => {
  await page.setViewportSize({ width: 960, height: 700 })
  await show('thread', { language: 'id' })
  await expect(page.getByRole('tab', { name: 'Selesai' })).toBeInViewport({ ratio: 1 })
  for (const detail of await page
    .getByRole('option')
    .getByText(/^\+62 812 3456 7890/)
    .all()) {
    const isCut = await detail.evaluate(element => element.scrollWidth > element.clientWidth)
    expect(isCut).toBe(false)
  }
  const nameless = row(page, '+62 812 0000 1111')
  await expect(nameless.getByText('+62 812 0000 1111')).toHaveCount(1)
})

test('J and K step through conversations, and stay letters while one types', async ({ page, show }) => {
  await show('thread')
  await page.getByRole('heading', { name: 'Inbox' }).click()
  await page.keyboard.press('j')
  await expect(page.getByRole('heading', { name: /^Sari Dewi/ })).toBeVisible()
  await page.keyboard.press('k')
  await expect(page.getByRole('heading', { name: 'Budi Santoso' })).toBeVisible()
  await composer(page).fill('')
  await composer(page).pressSequentially('jk')
  await expect(composer(page)).toHaveValue('jk')
  await expect(page.getByRole('heading', { name: 'Budi Santoso' })).toBeVisible()
})

test('Enter sends, Shift and Enter start a new line', async ({ page, show }) => {
  await show('thread')
  await composer(page).click()
  await page.keyboard.type('Halo')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('Pak')
  await expect(composer(page)).toHaveValue('Halo\nPak')
  await page.keyboard.press('Enter')
  await expect(composer(page)).toHaveValue('')
  await expect(composer(page)).toBeFocused()
  expect(await asked(page, 'sendMessage')).toEqual([
    { roomId: 'r0', text: 'Halo\nPak', clientMessageId: expect.any(String) },
  ])
})

test('the composer grows with its text, to six lines and no further', async ({ page, show }) => {
  await show('thread')
  const height = async () => (await composer(page).boundingBox())?.height ?? 0
  const one = await height()
  await composer(page).fill('1\n2\n3')
  const three = await height()
  await composer(page).fill('1\n2\n3\n4\n5\n6')
  const six = await height()
  await composer(page).fill(Array.from({ length: 30 }, (_, index) => index).join('\n'))
  expect(three).toBeGreaterThan(one)
  expect(six).toBeGreaterThan(three)
  expect(await height()).toBe(six)
})

test('a draft stays with its room, and through a reload', async ({ page, show }) => {
  await show('thread')
  await composer(page).fill('Besok kami kirim')
  await row(page, 'Rina').first().click()
  await expect(composer(page)).toHaveValue('')
  await expect(row(page, 'Budi Santoso')).toContainText('Draft: Besok kami kirim')
  await row(page, 'Budi Santoso').click()
  await expect(composer(page)).toHaveValue('Besok kami kirim')
  await page.reload()
  await expect(composer(page)).toHaveValue('Besok kami kirim')
})

test('[C4] [D1] a message and a call that come in leave the focus and the words alone', async ({
  page,
  show,
}) => {
  await show('thread')
  await composer(page).click()
  await page.keyboard.type('Sebentar ')
  await page.evaluate(() => {
    window.desk?.set(state => {
      const first = state.thread?.messages[0]
      if (!first || !state.thread || !state.session) throw new Error('The scene has a thread')
      const message = { ...first, id: 'new' as typeof first.id, text: 'Halo?', at: new Date().toISOString() }
      const messages = [...state.thread.messages, message]
      return { ...state, thread: { ...state.thread, messages } }
    })
  })
  await expect(page.getByText('Halo?')).toBeVisible()
  await page.keyboard.type('ya')
  await expect(composer(page)).toHaveValue('Sebentar ya')
})

test('[C3] when the window is closed one cannot type, and is told why', async ({ page, show }) => {
  await show('window-closed')
  await expect(composer(page)).toBeDisabled()
  await expect(composer(page)).toHaveAccessibleDescription(/more than 24 hours old/)
})

test('offline one goes on typing, and nothing is sent', async ({ page, show }) => {
  await show('offline')
  await composer(page).fill('Nanti ya')
  await page.keyboard.press('Enter')
  await expect(composer(page)).toHaveValue('Nanti ya')
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled()
  expect(await asked(page, 'sendMessage')).toEqual([])
  await page.evaluate(() =>
    window.desk?.set(state => ({ ...state, connection: { status: 'online', since: Date.now() } })),
  )
  await page.keyboard.press('Enter')
  await expect(composer(page)).toHaveValue('')
})

test('a message that failed is tried again as the same message', async ({ page, show }) => {
  await show('thread-failed-message')
  await expect(page.getByText('Not sent. The connection was lost')).toBeVisible()
  await page.getByRole('button', { name: 'Send again' }).click()
  expect(await asked(page, 'sendMessage')).toEqual([
    { roomId: 'r0', text: 'Mohon maaf, tadi sedang di telepon lain.', clientMessageId: 'o1' },
  ])
})

test('words that were refused before they stood in the stream come back, with the reason', async ({
  page,
  show,
}) => {
  await show('send-refused')
  await composer(page).fill('Masih di sana?')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Notes' })).toContainText('more than 24 hours old')
  await expect(composer(page)).toHaveValue('Masih di sana?')
})

test('older messages come in above without moving what is read, and the newest are one press away', async ({
  page,
  show,
}) => {
  await show('thread-long')
  const log = page.getByRole('log')
  await expect(page.getByText('Message 60', { exact: true })).toBeInViewport()
  const first = page.getByText('Message 1', { exact: true })
  await first.scrollIntoViewIfNeeded()
  await expect(page.getByText('Message -59', { exact: true })).toBeAttached()
  await expect(first).toBeInViewport()
  await expect(page.getByRole('button', { name: 'Newest messages' })).toBeVisible()
  await page.evaluate(() => {
    window.desk?.set(state => {
      const last = state.thread?.messages.at(-1)
      if (!last || !state.thread) throw new Error('The scene has a thread')
      const message = { ...last, id: 'new' as typeof last.id, text: 'Baru', at: new Date().toISOString() }
      return { ...state, thread: { ...state.thread, messages: [...state.thread.messages, message] } }
    })
  })
  await expect(first).toBeInViewport()
  await page.getByRole('button', { name: '1 new message' }).click()
  await expect(page.getByText('Baru', { exact: true })).toBeInViewport()
  await expect(log).toBeVisible()
})

test('calls of the room are told in words, also to who cannot see', async ({ page, show }) => {
  await show('inbox')
  await expect(row(page, 'Toko Bangunan')).toContainText('Ringing now')
  await expect(row(page, 'Budi Santoso')).toHaveAccessibleName(/2 unread messages/)
  await show('call-connected')
  await expect(page.getByRole('option', { name: /On a call/ })).toHaveCount(1)
})

test('a search finds by name and by number, however it is grouped', async ({ page, show }) => {
  await show('inbox')
  const search = page.getByRole('searchbox')
  await search.fill('0812-3456')
  await expect(page.getByRole('option')).toHaveCount(1)
  await expect(row(page, 'Budi Santoso')).toBeVisible()
  await search.fill('nobody')
  await expect(page.getByText('Nobody found')).toBeVisible()
  await search.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(9)
})

test('fifteen hundred conversations keep the page small, and the last is one key away', async ({
  page,
  show,
}) => {
  await show('inbox-many')
  const options = page.getByRole('option')
  await expect(options.first()).toBeVisible()
  expect(await options.count()).toBeLessThan(60)
  await options.first().focus()
  await page.keyboard.press('End')
  await expect(page.locator('[role="option"][aria-posinset="1500"]')).toBeFocused()
  expect(await options.count()).toBeLessThan(60)
})

test('in one column the list and the conversation take turns', async ({ page, show }) => {
  await page.setViewportSize({ width: 480, height: 760 })
  await show('resolved')
  await row(page, 'Budi Santoso').click()
  await expect(row(page, 'Budi Santoso')).toBeHidden()
  await page.getByRole('button', { name: 'Back to conversations' }).click()
  await expect(row(page, 'Budi Santoso')).toBeVisible()
  await row(page, 'Budi Santoso').press('Enter')
  await expect(composer(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(row(page, 'Budi Santoso')).toBeVisible()
})

test('the customer column folds away by its button and by its key', async ({ page, show }) => {
  await show('thread')
  const column = page.getByRole('complementary', { name: 'Customer' })
  await expect(column).toContainText('+62 812 3456 7890')
  await page.keyboard.press('Control+i')
  await expect(column).toBeHidden()
  await page.getByRole('button', { name: 'Customer details' }).click()
  await expect(column).toBeVisible()
})

test('resolved conversations come from the platform, and open', async ({ page, show }) => {
  await show('resolved')
  await page.getByRole('tab', { name: 'Resolved' }).click()
  await expect(page.getByRole('option')).toHaveCount(12)
  await page.getByRole('option').first().click()
  await expect(page.getByRole('main').getByText('Resolved')).toBeVisible()
})
