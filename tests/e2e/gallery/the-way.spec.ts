import type { Page } from '@playwright/test'
import { expect, test } from '../../support/gallery/test.ts'

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Work email').fill('ani@example.com')
  await page.getByLabel('Password', { exact: true }).fill('rahasia')
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test.describe('what is in the way to the platform, at the sign-in', () => {
  test('names the server that cannot be reached', async ({ page, show }) => {
    await show('sign-in-unreachable')
    await signIn(page)
    await expect(page.getByRole('alert')).toContainText('https://calls.example.com cannot be reached')
  })

  test('says when this computer does not trust the server', async ({ page, show }) => {
    await show('sign-in-untrusted')
    await signIn(page)
    await expect(page.getByRole('alert')).toContainText('does not trust the certificate of https://calls')
  })

  test('says when the proxy asks for a password', async ({ page, show }) => {
    await show('sign-in-proxy_password')
    await signIn(page)
    await expect(page.getByRole('alert')).toContainText('let https://calls.example.com through without one')
  })

  test('says when another server answers, and that it was told no password', async ({ page, show }) => {
    await show('sign-in-wrong_name')
    await signIn(page)
    await expect(page.getByRole('alert')).toHaveText(/Something other than https.* was not sent\./)
  })

  test('says when nobody knows the address', async ({ page, show }) => {
    await show('sign-in-unknown_host')
    await signIn(page)
    await expect(page.getByRole('alert')).toContainText('https://calls.example.com was not found')
  })
})

test.describe('what is in the way to the platform, at work', () => {
  const troubles = [
    ['unknown_host', 'https://calls.example.com was not found'],
    ['untrusted', 'does not trust the certificate of https://calls.example.com'],
    ['wrong_name', 'Something other than https://calls.example.com answers'],
    ['proxy_down', 'does not let this computer through to https://calls.example.com'],
    ['proxy_password', 'asks for a password'],
    ['proxy_kind', 'does not support, such as SOCKS'],
  ] as const
  for (const [why, words] of troubles) {
    test(`says in words what keeps it offline: ${why}`, async ({ page, show }) => {
      await show(`offline-${why}`)
      await expect(page.getByRole('region', { name: 'Connection: Offline' })).toContainText(words)
    })
  }

  test('is said in the other language too', async ({ page, show }) => {
    await show('offline-proxy_password', { language: 'id' })
    await expect(page.getByRole('region', { name: 'Koneksi: Luring' })).toContainText('meminta kata sandi')
  })
})
