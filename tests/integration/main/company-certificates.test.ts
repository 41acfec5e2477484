import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCompanyAuthority } from '../../support/company-authority.ts'
import { startTestPlatform, type TestPlatform } from '../../support/platform.ts'
import { startTlsFront, type TlsFront } from '../../support/tls-front.ts'
import type { TlsOutcome } from '../../support/tls-desktop.ts'

const desktop = fileURLToPath(new URL('../../support/tls-desktop.ts', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'dering-authorities-'))
const company = makeCompanyAuthority(folder, 'company')
const stranger = makeCompanyAuthority(folder, 'stranger')
const noMore = path.join(folder, 'no-more')

let platform: TestPlatform
let front: TlsFront

/** @param storeFile what the system's store has on this computer: OpenSSL's own variables say so on Linux */
async function desktopTrusting(storeFile: string): Promise<TlsOutcome> {
  const env = { ...process.env, SSL_CERT_FILE: storeFile, SSL_CERT_DIR: noMore }
  const { stdout } = await promisify(execFile)(process.execPath, [desktop, front.url], { env })
  // What tls-desktop.ts wrote.
  return JSON.parse(stdout) as TlsOutcome
}

beforeAll(async () => {
  mkdirSync(noMore)
  platform = await startTestPlatform()
  front = await startTlsFront(company.certify(), platform.url)
})

afterAll(async () => {
  await front[Symbol.asyncDispose]()
  await platform.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe("a platform whose certificate is of the company's own authority", () => {
  it("is signed in to where the system's store has the authority", async () => {
    expect(await desktopTrusting(company.file)).toEqual({
      trust: ['info'],
      signIn: 'online',
      // Reached, and refused for its token.
      link: { kind: 'refused', status: 401 },
    })
  })

  it('is told as not trusted, and never taken for unreachable, where the store does not have it', async () => {
    expect(await desktopTrusting(stranger.file)).toEqual({
      trust: ['info'],
      signIn: 'untrusted',
      link: { kind: 'notReached', why: 'untrusted' },
    })
  })

  it('is told the same where this computer has no store at all', async () => {
    const outcome = await desktopTrusting(path.join(folder, 'nothing-here.pem'))
    expect(outcome).toMatchObject({
      signIn: 'untrusted',
      link: { kind: 'notReached', why: 'untrusted' },
    })
  })
})
