import type { Page } from '@playwright/test'
import { account, budi, citra } from '../support/seed.ts'
import { connected, phoneControls } from './desktop.ts'
import { expect, test } from './world-test.ts'

/** Opens what is managed at one of its subjects. */
const openManageTab = async (page: Page, name: string) => {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Manage/ })
    .click()
  await page.getByRole('tab', { name }).click()
}

test('[A1] [A5] an admin turns incoming calls off: the agent’s open window loses the icon by itself', async ({
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

  await openManageTab(admin, 'Accounts')
  await admin.getByText('Customers see the phone icon and can call.').waitFor()
  await admin.getByRole('switch', { name: 'Incoming calls' }).press('Space')
  await expect(icon).toBeHidden()
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

test('[O6] an admin tops up: the agent’s open window shows the new balance by itself', async ({ world }) => {
  const [aniApp, adiApp] = [await world.app('ani'), await world.app('adi')]
  const ani = await connected(aniApp.window)
  await connected(adiApp.window)
  const admin = adiApp.window
  await ani.openRoom(budi.name)
  const strip = ani.page.getByRole('region', { name: `Calling ${budi.name}` })
  await expect(strip).toContainText('IDR 250,000')

  await openManageTab(admin, 'Balance')
  const money = admin.getByRole('region', { name: 'Voice balance' })
  await expect(money).toContainText('IDR 250,000')
  await money.getByRole('button', { name: 'Top up' }).click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /^Amount/ }).fill('75,000')
  await dialog.getByRole('button', { name: 'Top up' }).click()
  await expect(strip).toContainText('IDR 325,000')
  await expect(money).toContainText('IDR 325,000')
  const statement = admin.getByRole('list', { name: /^Statement/ }).getByRole('listitem')
  await expect(statement.first()).toContainText('Top-up')
  await expect(statement.first()).toContainText('+IDR 75,000')
  await expect(statement.first()).toContainText('Balance IDR 325,000')

  // The account's own level: what was enough is low.
  await admin.getByRole('textbox', { name: 'Warn below' }).fill('400,000')
  await money.getByRole('button', { name: 'Save' }).click()
  await expect(strip).toContainText('Low voice balance')
})

test('[O6] a top-up below the minimum is refused on the screen and on the wire', async ({ world }) => {
  const adiApp = await world.app('adi')
  await connected(adiApp.window)
  const admin = adiApp.window
  await openManageTab(admin, 'Balance')
  await admin.getByRole('button', { name: 'Top up' }).click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /^Amount/ }).fill('49,999')
  await dialog.getByRole('button', { name: 'Top up' }).click()
  await expect(dialog.getByText('A top-up is at least IDR 50,000.')).toBeVisible()

  const wire = await world.platform.agent('adi')
  const refused = await wire.ask('balance.topUp', {
    accountId: account.id,
    amount: { currency: 'IDR', minor: 4_999_900 },
    topUpId: 'too small',
  })
  await wire.close()
  expect(refused).toMatchObject({ ok: false, error: { data: { reason: 'top_up_too_small', rule: 'O6' } } })
})

test('[O5] a faulty file of rates names line and column; a sound one is shown, then imported', async ({
  world,
}) => {
  const adiApp = await world.app('adi')
  await connected(adiApp.window)
  const admin = adiApp.window
  await openManageTab(admin, 'Balance')
  await admin.getByRole('button', { name: 'Import rates' }).click()
  const dialog = admin.getByRole('dialog')
  const file = dialog.locator('input[type=file]')
  const csv = (...lines: string[]) => ({
    name: 'rates.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\n')),
  })
  await file.setInputFiles(csv('country_code,per_minute', '62,1000', 'Singapore,2500'))
  await expect(dialog.getByText('Line 3, column 1')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Import' })).toBeDisabled()

  await file.setInputFiles(csv('country_code,per_minute', '62,1200', '65,2500'))
  await expect(dialog.getByText('rates.csv: 1 added, 1 changed, 0 removed.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(dialog).toBeHidden()
  await expect(admin.getByRole('list', { name: 'Rates' }).getByRole('listitem')).toContainText([
    'IDR 1,200 a minute',
    'IDR 2,500 a minute',
  ])
})
