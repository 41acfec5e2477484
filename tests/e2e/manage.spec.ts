import { budi, citra } from '../support/seed.ts'
import { connected, phoneControls } from './desktop.ts'
import { expect, test } from './world-test.ts'

test('[A1] [A5] an admin turns incoming calls off: the agent’s open window loses the icon within a second', async ({
  world,
}) => {
  const [aniApp, adiApp] = [await world.app('ani'), await world.app('adi')]
  const ani = await connected(aniApp.window)
  await connected(adiApp.window)
  const admin = adiApp.window
  await ani.openRoom(budi.name)
  const icon = ani.page.getByTitle('Customers can call this account')
  await expect(icon).toBeVisible()
  await expect(ani.page.getByRole('navigation').getByRole('button', { name: /^Manage/ })).toHaveCount(0)

  await admin
    .getByRole('navigation')
    .getByRole('button', { name: /^Manage/ })
    .click()
  await admin.getByRole('tab', { name: 'Accounts' }).click()
  await admin.getByText('Customers see the phone icon and can call.').waitFor()
  await admin.getByRole('switch', { name: 'Incoming calls' }).press('Space')
  await expect(icon).toBeHidden({ timeout: 1_000 })
  await expect(admin.getByRole('switch', { name: 'Incoming calls' })).not.toBeChecked()
})

test('[R1] [R3] a supervisor’s new ring group rings at its member', async ({ world }) => {
  const [beniApp, sariApp] = [await world.app('beni'), await world.app('sari')]
  const beni = await connected(beniApp.window)
  await connected(sariApp.window)
  const supervisor = sariApp.window
  await supervisor
    .getByRole('navigation')
    .getByRole('button', { name: /^Manage/ })
    .click()
  // Accounts and money are for admins.
  await expect(supervisor.getByRole('tab')).toHaveText(['Ring groups'])
  await supervisor.getByRole('button', { name: /^Remove Front desk/ }).click()
  await supervisor.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await supervisor.getByRole('button', { name: /^New ring group/ }).click()
  const dialog = supervisor.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Night')
  await dialog.getByRole('radio', { name: /Notify all agents/ }).press('Space')
  await dialog.getByRole('button', { name: 'Add Beni' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(supervisor.getByText('Beni rings.')).toBeVisible()

  const phone = await world.phone(citra, 'citra')
  await phoneControls(phone.page).call.click()
  await expect(beni.answer).toBeVisible()
})
