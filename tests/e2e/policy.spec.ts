import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { DeringApi } from '#shared/ipc/asks.ts'
import { connected, talking } from './desktop.ts'
import { expect, test as base } from './world-test.ts'

/** A policy of the test's own, which the app reads instead of the system's. */
const test = base.extend<{ policy: { readonly file: string; says(content: unknown): void } }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to know what a fixture needs
  policy: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dering-policy-'))
    const file = path.join(folder, 'policy.json')
    await use({
      file,
      says(content) {
        writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
        chmodSync(file, 0o644)
      },
    })
    rmSync(folder, { recursive: true })
  },
})

const openSettings = (page: Page) =>
  page
    .getByRole('navigation')
    .getByRole('button', { name: /^Settings/ })
    .click()
const lockedWords = (page: Page) => page.getByText('Set by your organisation')

/** What a page that does not care for disabled controls may ask. */
const asks = (page: Page, ask: 'saveSettings' | 'exportCallLog', input: object) =>
  page.evaluate<unknown, readonly [typeof ask, object]>(
    // The bridge of the preload, which the types of a test do not know.
    ([name, brought]) => (globalThis as unknown as { dering: DeringApi }).dering[name](brought),
    [ask, input],
  )

test.describe('[D9] a policy of the organisation', () => {
  test('names the server at the sign-in and locks it, whatever the person has set', async ({
    world,
    policy,
  }) => {
    policy.says({ ServerUrl: world.platform.url, Language: 'id' })
    const { window } = await world.app(null, {
      env: { DERING_POLICY_FILE: policy.file },
      // What the person's own environment names.
      line: await world.line(),
    })
    await expect(window.getByText(`Server: ${world.platform.url}`)).toBeVisible()
    await expect(window.getByText('Diatur oleh organisasi Anda')).toBeVisible()
    await expect(window.getByRole('radio', { name: 'English' })).toBeDisabled()
    policy.says({})
    await expect(window.getByText('Set by your organisation')).toBeHidden()
    await expect(window.getByRole('radio', { name: 'English' })).toBeEnabled()
  })

  test('locks settings from the start, and unlocks them while the app runs', async ({ world, policy }) => {
    policy.says({
      AutoStart: true,
      OutsideAlerts: 'always',
      AllowGlobalShortcuts: false,
      Defaults: { CloseToTray: true },
    })
    const { window } = await world.app('ani', { env: { DERING_POLICY_FILE: policy.file } })
    await connected(window)
    await openSettings(window)
    const openAtLogin = window.getByRole('switch', { name: 'Open at login' })
    await expect(openAtLogin).toBeDisabled()
    await expect(openAtLogin).toBeChecked()
    await expect(window.getByRole('radio', { name: 'Always' })).toBeDisabled()
    await expect(window.getByRole('button', { name: /^Key for Answer/ })).toBeDisabled()
    // A default is a choice already made, and no lock.
    const closeToTray = window.getByRole('switch', { name: 'Keep running in the tray' })
    await expect(closeToTray).toBeChecked()
    await expect(closeToTray).toBeEnabled()
    const refused = await asks(window, 'saveSettings', { openAtLogin: false })
    expect(refused).toMatchObject({ ok: false, refusal: { reason: 'set_by_organisation' } })

    // A damaged file unlocks nothing, and says so.
    policy.says('{"AutoStart": tr')
    await expect(window.getByText('The policy file is damaged.', { exact: false })).toBeVisible()
    await expect(openAtLogin).toBeDisabled()

    policy.says({})
    await expect(openAtLogin).toBeEnabled()
    await expect(lockedWords(window)).toHaveCount(0)
    await expect(openAtLogin).not.toBeChecked()
    await expect(closeToTray).not.toBeChecked()
  })

  test('takes hold in the middle of a call, which goes on', async ({ world, policy }) => {
    const { ani } = await talking(world, { env: { DERING_POLICY_FILE: policy.file } })
    policy.says({ AllowExport: false, Language: 'id', AllowedServerHosts: ['other.example.com'] })
    await expect(ani.page.getByRole('button', { name: /^Akhiri/ })).toBeVisible()
    const refused = await asks(ani.page, 'exportCallLog', { search: '', filter: 'all' })
    expect(refused).toMatchObject({ ok: false, refusal: { reason: 'export_off' } })
  })

  test('lets nobody sign in to a server that it does not allow', async ({ world, policy }) => {
    policy.says({ AllowedServerHosts: ['calls.example.com'] })
    const { window } = await world.app(null, { env: { DERING_POLICY_FILE: policy.file } })
    await window.getByLabel('Work email').fill('ani@example.com')
    await window.getByRole('textbox', { name: 'Password' }).fill('whatever it is')
    await window.getByRole('button', { name: 'Sign in' }).click()
    await expect(window.getByRole('alert')).toContainText('does not allow signing in to')
  })
})
