import { budi } from '../support/seed.ts'
import { connected } from './desktop.ts'
import { expect, test } from './world-test.ts'

test('[A1] an admin disables an agent, whose window is signed out at once and says why', async ({
  world,
}) => {
  const [adi, ani] = [(await world.app('adi')).window, (await world.app('ani')).window]
  await connected(adi)
  await connected(ani)
  await expect(ani.getByRole('navigation').getByRole('button', { name: /^Manage/ })).toHaveCount(0)
  await adi
    .getByRole('navigation')
    .getByRole('button', { name: /^Manage/ })
    .click()
  await adi.getByRole('tab', { name: 'People' }).click()
  await adi.getByRole('button', { name: 'Actions for Ani' }).click()
  await adi.getByRole('menuitem', { name: 'Disable' }).click()
  await adi.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click()
  await expect(ani.getByText('This account has been turned off. Contact your Admin.')).toBeVisible()
  await expect(ani.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect(adi.getByText('Disabled', { exact: true })).toBeVisible()
  await adi.getByRole('tab', { name: 'Audit log' }).click()
  await expect(adi.getByText('Disabled a person · Ani')).toBeVisible()
})

test('[P13] an admin erases a customer, who is gone from the agent’s open window too', async ({ world }) => {
  const ani = await connected((await world.app('ani')).window)
  const adi = (await world.app('adi')).window
  await connected(adi)
  world.simulator.answerPermission({ customer: budi.id, answer: 'permanent_from_profile' })
  await ani.openRoom('Budi')
  await expect(ani.page.getByRole('region', { name: 'Calling Budi' })).toContainText('May always be called')

  await adi
    .getByRole('navigation')
    .getByRole('button', { name: /^Manage/ })
    .click()
  await adi.getByRole('tab', { name: 'Privacy' }).click()
  await adi.getByRole('textbox', { name: 'Customer' }).fill(`+${budi.id}`)
  await adi.getByRole('button', { name: 'Show' }).click()
  await expect(adi.getByText('allowed permanently')).toBeVisible()
  await adi.getByRole('button', { name: 'Erase…' }).click()
  const dialog = adi.getByRole('alertdialog')
  await dialog.getByRole('textbox').fill(budi.id)
  await dialog.getByRole('button', { name: 'Erase for good' }).click()
  await expect(adi.getByText('The customer was erased')).toBeVisible()
  await expect(ani.page.getByRole('listbox', { name: /^Conversations/ }).getByText('Budi')).toHaveCount(0)
  await expect(ani.page.getByRole('textbox', { name: 'Message to Budi' })).toBeHidden()
})
