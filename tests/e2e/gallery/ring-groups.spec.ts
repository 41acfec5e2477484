import type { Page } from '@playwright/test'
import { expect, test } from '../../support/gallery/test.ts'

const dialog = (page: Page) => page.getByRole('dialog')
const order = (page: Page) => dialog(page).getByRole('grid').getByRole('row')
const sent = (page: Page) =>
  page.evaluate(() => window.desk?.asked.filter(({ name }) => name === 'request').at(-1)?.input)

test('[R4] the order of the agents is changed by keyboard alone, and sent', async ({ page, show }) => {
  await show('ring-groups', { section: 'manage' })
  await page.getByRole('button', { name: 'Edit Sales' }).click()
  await expect(order(page)).toHaveText([/Ani Wijaya/, /Bo Hartono/, /Eko Nugroho/])
  await dialog(page).getByRole('button', { name: 'Move Ani Wijaya' }).focus()
  await page.keyboard.press('Enter')
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(order(page)).toHaveText([/Bo Hartono/, /Eko Nugroho/, /Ani Wijaya/])
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(() => sent(page))
    .toMatchObject({
      method: 'ringGroups.save',
      params: { id: 'g2', members: ['u-bo', 'u-eko', 'u-ani'], overflowSeconds: 15 },
    })
})

test('[R2] [R5] says where an agent is already, and that a kind is taken', async ({ page, show }) => {
  await show('ring-groups', { section: 'manage' })
  await page.getByRole('button', { name: 'Edit Sales' }).click()
  const citra = dialog(page).getByRole('listitem').filter({ hasText: 'Citra Lestari' })
  await expect(citra).toContainText('In “Front desk” already')
  await expect(citra.getByRole('button')).toHaveCount(0)
  await expect(dialog(page).getByRole('radio', { name: /Notify all agents/ })).toBeDisabled()
  await expect(dialog(page).getByText('Taken by “Front desk”')).toBeVisible()
})

test('[R4] says who would ring now, and follows when somebody takes a call', async ({ page, show }) => {
  await show('ring-groups', { section: 'manage' })
  await expect(page.getByText('Bo Hartono rings, then the turn moves on.')).toBeVisible()
  await page.evaluate(() => {
    window.desk?.set(state => {
      if (!state.session) return state
      const { agents } = state.session
      const changed = Object.values(agents).map(agent =>
        agent.name === 'Bo Hartono' ? { ...agent, state: 'on_call' as const } : agent,
      )
      const byId = Object.fromEntries(changed.map(agent => [agent.id, agent]))
      return { ...state, session: { ...state.session, agents: byId } }
    })
  })
  await expect(page.getByText('Ani Wijaya rings, then the turn moves on.')).toBeVisible()
})

test('[R1] a group needs a name and somebody in it', async ({ page, show }) => {
  await show('ring-groups-empty', { section: 'manage' })
  await page.getByRole('button', { name: 'New ring group for Toko Sinar' }).click()
  const save = dialog(page).getByRole('button', { name: 'Save' })
  await expect(save).toBeDisabled()
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill('Support')
  await expect(save).toBeDisabled()
  await dialog(page).getByRole('button', { name: 'Add Bo Hartono' }).click()
  await expect(save).toBeEnabled()
})
