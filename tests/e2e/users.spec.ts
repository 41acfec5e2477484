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
  await expect(ani.getByText('This account has been turned off. Contact your admin.')).toBeVisible()
  await expect(ani.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await expect(adi.getByText('Disabled', { exact: true })).toBeVisible()
  await adi.getByRole('tab', { name: 'Audit log' }).click()
  await expect(adi.getByText('Disabled a person · Ani')).toBeVisible()
})
