import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import tls from 'node:tls'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { makeCompanyAuthority } from '../../support/company-authority.ts'
import { type CompanyProxy, startCompanyProxy } from '../../support/company-proxy.ts'
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts'
import { startTestDesktop, type TestDesktop } from '../../support/test-desktop.ts'
import { startTlsFront, type TlsFront } from '../../support/tls-front.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'dering-proxy-'))
const company = makeCompanyAuthority(folder, 'company')
const before = tls.getCACertificates('default')
/** No computer has this name: only the proxy leads there. */
const behind = 'https://platform.invalid'

let platform: TestPlatform
let front: TlsFront
let proxy: CompanyProxy
let decision: string
const desktops: TestDesktop[] = []

function aDesktop(serverUrl: string): TestDesktop {
  const desktop = startTestDesktop({ serverUrl, resolveProxy: () => Promise.resolve(decision) })
  desktops.push(desktop)
  return desktop
}

beforeAll(() => tls.setDefaultCACertificates([...before, readFileSync(company.file, 'utf8')]))

afterAll(() => {
  tls.setDefaultCACertificates(before)
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  platform = await startTestPlatform()
  front = await startTlsFront(company.certify(), platform.url)
  proxy = await startCompanyProxy(front.url)
  ;({ decision } = proxy)
})

afterEach(async () => {
  for (const desktop of desktops.splice(0)) await desktop[Symbol.asyncDispose]()
  await proxy.stop()
  await front[Symbol.asyncDispose]()
  await platform.stop()
})

it('signs in and connects through the proxy where no other way leads', async () => {
  const ani = aDesktop(behind)
  await ani.signIn('ani')
  await ani.online()
  expect(proxy.asked).toEqual(['platform.invalid:443', 'platform.invalid:443'])
})

it('tries the ways in the order that the system names', async () => {
  decision = `SOCKS5 127.0.0.1:1; PROXY 127.0.0.1:1; ${proxy.decision}`
  const ani = aDesktop(behind)
  await ani.signIn('ani')
  expect((await ani.online()).connection.status).toBe('online')
})

it('compares the certificate with the name of the platform, also through a tunnel', async () => {
  const ani = aDesktop('https://another.invalid')
  await expect(ani.signIn('ani')).rejects.toMatchObject({ refusal: { reason: 'wrong_name' } })
})

it('says what is wrong with the proxy', async () => {
  const ani = aDesktop(front.url)
  const refused = (reason: string) => expect(ani.signIn('ani')).rejects.toMatchObject({ refusal: { reason } })
  proxy.refuse(407)
  await refused('proxy_password')
  proxy.refuse(502)
  await refused('proxy_down')
  await proxy.stop()
  await refused('proxy_down')
  decision = 'SOCKS5 127.0.0.1:1080'
  await refused('proxy_kind')
})

it('names what keeps it offline, and comes back once that is mended', async () => {
  const ani = aDesktop(behind)
  await ani.signIn('ani')
  await ani.online()
  const offlineBy = (why: string) =>
    ani.until(({ connection }) => connection.status === 'waiting' && connection.why === why)
  proxy.refuse(407)
  proxy.cut()
  await offlineBy('proxy_password')
  decision = 'SOCKS5 127.0.0.1:1080'
  await offlineBy('proxy_kind')
  decision = 'DIRECT'
  await offlineBy('unknown_host')
  ;({ decision } = proxy)
  proxy.refuse(null)
  await ani.online()
})

it('comes back directly once the system names no proxy any more', async () => {
  const ani = aDesktop(front.url)
  await ani.signIn('ani')
  await ani.online()
  expect(proxy.asked).toHaveLength(2)
  await proxy.stop()
  await ani.until(state => state.connection.status === 'waiting')
  decision = 'DIRECT'
  ani.desktop.networkChanged()
  await ani.online()
})
