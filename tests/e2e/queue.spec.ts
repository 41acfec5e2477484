import { citra } from '../support/seed.ts'
import { connected, phoneControls, type Desktop } from './desktop.ts'
import { expect, test } from './world-test.ts'

async function openQueue({ page }: Desktop) {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Live queue/ })
    .click()
  return {
    call: page
      .getByRole('list', { name: 'Live calls' })
      .getByRole('listitem')
      .filter({ hasText: citra.name }),
    agent: (name: string) =>
      page.getByRole('list', { name: 'Agents at work' }).getByRole('listitem').filter({ hasText: name }),
    menu: async (name: string, action: string | RegExp) => {
      await page.getByRole('button', { name: `Actions for ${name}` }).click()
      await page.getByRole('menuitem', { name: action }).click()
    },
    page,
  }
}

test('[D8] the supervisor’s open screen follows what the agent does, and nobody else has the section', async ({
  world,
}) => {
  const ani = await connected((await world.app('ani')).window)
  const sari = await connected((await world.app('sari')).window)
  const queue = await openQueue(sari)
  const phone = await world.phone(citra, 'citra')
  await phoneControls(phone.page).call.click()
  await expect(ani.answer).toBeEnabled()
  await expect(queue.call).toContainText('Ringing')
  await expect(queue.call).toContainText('Ani')
  await ani.answer.click()
  await expect(ani.call).toBeVisible()
  await expect(queue.call).toContainText('On a call')
  await expect(queue.agent('Ani')).toContainText('On a call')
  await ani.hangUp.click()
  await expect(ani.call).toBeHidden()
  await expect(queue.page.getByText('No live calls')).toBeVisible()
  await expect(queue.agent('Ani')).toContainText('1 answered')
  // The section is not the agent's, whichever way it is asked for.
  await expect(ani.page.getByRole('button', { name: /^Live queue/ })).toBeHidden()
  await ani.page.keyboard.press('Control+3')
  await expect(ani.page.getByRole('heading', { name: 'Live queue' })).toBeHidden()
})

test('[D8] a nudge is a notification where the agent does not look, and opens the window', async ({
  world,
}) => {
  const { app, window } = await world.app('ani')
  await connected(window)
  const sari = await connected((await world.app('sari')).window)
  const queue = await openQueue(sari)
  const isMinimized = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  await expect.poll(isMinimized).toBe(true)
  await queue.menu('Ani', 'Nudge…')
  await sari.page.getByRole('button', { name: 'Send the nudge' }).click()
  await expect.poll(world.screen.notificationTitles).toEqual(['Sari asks for your attention'])
  await world.screen.openNotification()
  await expect.poll(isMinimized).toBe(false)
})

test('[D8] a nudge reaches the agent, and a supervisor ends a ringing only after being asked', async ({
  world,
}) => {
  const ani = await connected((await world.app('ani')).window)
  const sari = await connected((await world.app('sari')).window)
  const queue = await openQueue(sari)
  await queue.menu('Ani', 'Nudge…')
  await sari.page.getByRole('textbox', { name: 'Message, if you like' }).fill('Please stay near.')
  await sari.page.getByRole('button', { name: 'Send the nudge' }).click()
  await expect(ani.page.getByText('Sari: Please stay near.')).toBeVisible()

  const phone = await world.phone(citra, 'citra')
  await phoneControls(phone.page).call.click()
  await expect(ani.answer).toBeEnabled()
  await queue.menu(citra.name, 'End the ringing…')
  await sari.page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(ani.answer).toBeVisible()
  await queue.menu(citra.name, 'End the ringing…')
  await sari.page.getByRole('alertdialog').getByRole('button', { name: 'End the ringing' }).click()
  await expect(ani.answer).toBeHidden()
  await expect(queue.page.getByText('No live calls')).toBeVisible()
})

test('[D8] the wallboard shows who waits in a window of its own, fills the display, and goes with the sign-out', async ({
  world,
}) => {
  const ani = await connected((await world.app('ani')).window)
  const { app, window } = await world.app('sari')
  const sari = await connected(window)
  await openQueue(sari)
  await sari.page.getByRole('button', { name: 'Open wallboard' }).click()
  const pageOf = () => app.windows().find(page => page.url().includes('wallboard'))
  await expect.poll(() => pageOf() !== undefined).toBe(true)
  const wall = pageOf()
  if (!wall) throw new Error('The wallboard is gone')
  const waits = wall.getByRole('region', { name: 'Longest waits' })
  await expect(waits).toContainText('Nobody is waiting.')

  const phone = await world.phone(citra, 'citra')
  await phoneControls(phone.page).call.click()
  await expect(ani.answer).toBeEnabled()
  await expect(waits).toContainText(citra.name)

  const isFullScreen = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some(one => one.isFullScreen()))
  await wall.getByRole('button', { name: 'Full screen' }).click()
  await expect.poll(isFullScreen).toBe(true)
  await wall.keyboard.press('Escape')
  await expect.poll(isFullScreen).toBe(false)

  await sari.page
    .getByRole('navigation')
    .getByRole('button', { name: /^Settings/ })
    .click()
  await sari.page.getByRole('button', { name: 'Sign out' }).click()
  await sari.page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
  await expect.poll(() => pageOf()).toBeUndefined()
})
