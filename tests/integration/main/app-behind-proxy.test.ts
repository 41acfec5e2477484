import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
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

it('the app is online behind a company’s proxy by the system’s authorities, and says what the proxy wants when it is not', async () => {
  await using stack = new AsyncDisposableStack()
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
  const ani = stack.use(
    await launchDesktopApp({
      host: findDesktopHost(),
      serverUrl: 'https://platform.invalid',
      profileDir: path.join(folder, 'profile'),
      signIn: { email: 'ani@example.com', password },
      toneFile,
      env: {
        ...screen.env,
        HTTPS_PROXY: proxy.decision.replace('PROXY ', 'http://'),
        NO_PROXY: '',
        SSL_CERT_FILE: company.file,
      },
    }),
  )
  await ani.window.getByRole('button', { name: 'Connection: Connected' }).waitFor()
  expect(proxy.asked).toContain('platform.invalid:443')

  proxy.refuse(407)
  proxy.cut()
  const banner = ani.window.getByRole('region', { name: 'Connection: Offline' })
  await banner.getByText('Ask IT to let https://platform.invalid through without one.').waitFor()
  proxy.refuse(null)
  await ani.window.getByRole('button', { name: 'Connection: Connected' }).waitFor()
})
