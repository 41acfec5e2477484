import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, it } from 'vitest'
import { buildDesktop } from '../../../tools/build.ts'
import { launchDesktopApp } from '../../../tools/harness/desktop-app.ts'
import { writeTone } from '../../../tools/harness/tone.ts'
import { findDesktopHost } from '../../../tools/start/desktop-host.ts'
import { makeCompanyAuthority } from '../../support/company-authority.ts'
import { startCompanyProxy } from '../../support/company-proxy.ts'
import { startDesktopSession } from '../../support/desktop-session.ts'
import { startTestPlatform } from '../../support/platform.ts'
import { password } from '../../support/seed.ts'
import { startTlsFront } from '../../support/tls-front.ts'

/** A company: its platform behind its proxy, where no other way leads, and its authority in the system's store. */
async function startCompany(stack: AsyncDisposableStack) {
  await buildDesktop()
  const folder = mkdtempSync(path.join(tmpdir(), 'dering-company-'))
  stack.defer(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }))
  const company = makeCompanyAuthority(folder, 'company')
  const toneFile = path.join(folder, 'voice.wav')
  writeTone(toneFile, 440)
  const screen = stack.use(await startDesktopSession())
  const platform = await startTestPlatform()
  stack.defer(() => platform.stop())
  const front = stack.use(await startTlsFront(company.certify(), platform.url))
  const proxy = stack.use(await startCompanyProxy(front.url))
  const startApp = async (env: Readonly<Record<string, string>>) =>
    stack.use(
      await launchDesktopApp({
        host: findDesktopHost(),
        serverUrl: 'https://platform.invalid',
        profileDir: path.join(folder, 'profile'),
        signIn: { email: 'ani@example.com', password },
        toneFile,
        env: { ...screen.env, NO_PROXY: '', SSL_CERT_FILE: company.file, ...env },
      }),
    )
  return { folder, proxy, startApp }
}

const isConnected = (window: Page) => window.getByRole('button', { name: 'Connection: Connected' }).waitFor()
const offlineWords = (window: Page, words: string) =>
  window.getByRole('region', { name: 'Connection: Offline' }).getByText(words).waitFor()

it('the app is online behind a company’s proxy by the system’s authorities, and says what the proxy wants when it is not', async () => {
  await using stack = new AsyncDisposableStack()
  const { proxy, startApp } = await startCompany(stack)
  const { window } = await startApp({ HTTPS_PROXY: proxy.decision.replace('PROXY ', 'http://') })
  await isConnected(window)
  expect(proxy.asked).toContain('platform.invalid:443')

  proxy.refuse(407)
  proxy.cut()
  await offlineWords(window, 'Ask IT to let https://platform.invalid through without one.')
  proxy.refuse(null)
  await isConnected(window)
})

it('[D9] the app goes by the proxy that its organisation names, whatever the system says, and by another once it says so', async () => {
  await using stack = new AsyncDisposableStack()
  const { folder, proxy, startApp } = await startCompany(stack)
  const file = path.join(folder, 'policy.json')
  const says = (policy: object) => {
    writeFileSync(file, JSON.stringify(policy))
    chmodSync(file, 0o644)
  }
  const fixed = { ProxyMode: 'fixed', ProxyServer: proxy.decision.replace('PROXY ', '') }
  says(fixed)
  const { window } = await startApp({ DERING_POLICY_FILE: file, HTTPS_PROXY: 'http://127.0.0.1:1' })
  await isConnected(window)
  expect(proxy.asked).toContain('platform.invalid:443')

  says({ ProxyMode: 'direct' })
  await offlineWords(window, 'https://platform.invalid was not found.')
  says({ ...fixed, ProxyBypass: ['*.example.com'] })
  await isConnected(window)
  says({ ...fixed, ProxyBypass: ['platform.invalid'] })
  await offlineWords(window, 'https://platform.invalid was not found.')
})
