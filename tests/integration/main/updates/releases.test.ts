import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeRequest } from '#shared/protocol/rpc.ts'
import { closeCodes, desktopClientName } from '#shared/protocol/version.ts'
import { readKeys } from '../../../../src-main/updates/release-keys.ts'
import { changeRelease } from '../../../../tools/release/change-release.ts'
import { makeKeys, rawPublicKey, readPrivateKeys } from '../../../../tools/release/make-keys.ts'
import { publishRelease } from '../../../../tools/release/publish-release.ts'
import { closeOf, openSocket, signIn } from '../../../support/agent-socket.ts'
import { startTestPlatform, type TestPlatform } from '../../../support/platform.ts'
import { password } from '../../../support/seed.ts'
import { artefact, issued } from '../../../support/updates/release.ts'
import { anUpdateDesk } from '../../../support/updates/update-desk.ts'

const minute = 60_000

let folder: string
let platform: TestPlatform
const at = (name: string) => path.join(folder, name)

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dering-releases-'))
  mkdirSync(at('updates'))
  makeKeys(at('keys'))
  platform = await startTestPlatform({ env: { DERING_UPDATES_DIR: at('updates') } })
})

afterEach(async () => {
  await platform.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** As electron-builder leaves it. */
function build(version: string): string {
  const dist = at(`dist-${version}`)
  mkdirSync(dist)
  writeFileSync(path.join(dist, `Dering-${version}-x86_64.AppImage`), artefact)
  writeFileSync(path.join(dist, `Dering-${version}-x64.exe`), artefact)
  writeFileSync(path.join(dist, `Dering-${version}-x64.exe.blockmap`), 'map')
  writeFileSync(path.join(dist, `Dering-${version}-arm64-mac.zip`), artefact)
  writeFileSync(path.join(dist, `Dering-${version}-x64.msi`), artefact)
  return dist
}

const where = () => ({ keys: at('keys'), server: at('updates'), channel: 'stable' as const })
let signedAt = issued

function publish(version: string, rolloutPercent = 100): void {
  signedAt += minute
  const release = { dist: build(version), rolloutPercent, minVersion: null, urgent: false }
  publishRelease({ ...where(), ...release, now: signedAt, days: 30 })
}

function desk(version: string, installId = 'install-1') {
  const keys = readKeys(readPrivateKeys(at('keys')).map(rawPublicKey))
  return anUpdateDesk({
    url: `${platform.url}/updates`,
    version,
    keys,
    kept: { installId },
    untouchedMs: () => 0,
  })
}

/** What updates of an app of this version come to. */
async function outcome(version: string, installId?: string) {
  using one = desk(version, installId)
  one.keeper.act('check')
  await expect.poll(() => one.keeper.view.phase.status).not.toMatch(/checking|downloading/)
  return one.keeper.view.phase
}

describe('[D9] a release, from the release tools over the platform to the app', () => {
  it('reaches those who have an older version', async () => {
    publish('1.2.0')
    expect(await outcome('1.1.0')).toEqual({ status: 'ready', version: '1.2.0' })
    expect(await outcome('1.2.0')).toMatchObject({ status: 'idle' })
  })

  it('is rolled out to a share of the installations, each always the same, and to more of them later', async () => {
    publish('1.2.0', 30)
    const installs = Array.from({ length: 24 }, (_, index) => `install-${index}`)
    const reached = async () => {
      const phases = await Promise.all(installs.map(install => outcome('1.1.0', install)))
      return installs.filter((_, index) => phases[index]?.status === 'ready')
    }
    const first = await reached()
    expect(first.length).toBeGreaterThan(0)
    expect(first.length).toBeLessThan(installs.length)
    expect(await reached()).toEqual(first)
    changeRelease({ ...where(), change: { rolloutPercent: 70 }, now: (signedAt += minute), days: 30 })
    const second = await reached()
    expect(second).toEqual(expect.arrayContaining(first))
    expect(second.length).toBeGreaterThan(first.length)
    changeRelease({ ...where(), change: { rolloutPercent: 0 }, now: (signedAt += minute), days: 30 })
    expect(await reached()).toEqual([])
  })

  it('is taken back by one change of the server: ready ones are let go, installed ones go back', async () => {
    publish('1.2.0')
    publish('1.3.0')
    using waiting = desk('1.2.0')
    waiting.keeper.act('check')
    await waiting.until('ready')
    changeRelease({
      ...where(),
      from: '1.2.0',
      change: { rollback: true },
      now: (signedAt += minute),
      days: 30,
    })
    waiting.keeper.act('check')
    await waiting.until('idle')
    expect(await outcome('1.3.0')).toEqual({ status: 'ready', version: '1.2.0' })
  })

  it('that an earlier server offered is not believed again', async () => {
    publish('1.2.0')
    cpSync(at('updates/stable'), at('before'), { recursive: true })
    changeRelease({ ...where(), change: { rolloutPercent: 0 }, now: (signedAt += minute), days: 30 })
    using one = desk('1.1.0')
    one.keeper.act('check')
    await one.until('idle')
    cpSync(at('before'), at('updates/stable'), { recursive: true })
    one.keeper.act('check')
    await one.until('refused')
    expect(one.keeper.view.phase).toEqual({ status: 'refused', why: 'replayed' })
  })

  it('has a manifest for each system, an installer for people alone, and never changes', () => {
    publish('1.2.0')
    const stable = ['linux-x64', 'win32-x64', 'darwin-arm64'].map(name => at(`updates/stable/${name}.json`))
    for (const file of stable) expect(readFileSync(file, 'utf8')).toContain('signatures')
    expect(() => readFileSync(at('updates/releases/1.2.0/Dering-1.2.0-x64.msi'))).toThrow('ENOENT')
    const again = { dist: at('dist-1.2.0'), rolloutPercent: 100, minVersion: null, urgent: false }
    expect(() => publishRelease({ ...where(), ...again, now: issued, days: 30 })).toThrow(
      'releases never change',
    )
  })
})

describe('[D9] the platform as an update server', () => {
  const get = (name: string, headers?: Record<string, string>) =>
    fetch(`${platform.url}/updates/${name}`, { headers: headers ?? {} })

  it('hands out parts of a file, as downloads by blockmap ask for them', async () => {
    publish('1.2.0')
    const file = 'releases/1.2.0/Dering-1.2.0-x86_64.AppImage'
    const part = await get(file, { range: 'bytes=10-19' })
    expect(part.status).toBe(206)
    expect(Buffer.from(await part.arrayBuffer())).toEqual(artefact.subarray(10, 20))
    expect((await get(file)).headers.get('cache-control')).toContain('immutable')
    expect((await get('stable/linux-x64.json')).headers.get('cache-control')).toBe('no-cache')
  })

  it.each([
    '../keys/release-a.pem',
    '..%2fkeys%2frelease-a.pem',
    'stable',
    '.hidden',
    'none.json',
    'a%00b',
    '',
  ])('hands out nothing else: %s', async name => {
    writeFileSync(at('updates/.hidden'), 'hidden')
    const answer = await get(name)
    expect([400, 404]).toContain(answer.status)
    expect(await answer.text()).not.toMatch(/PRIVATE|hidden\b.*hidden/)
  })
})

describe('[D9] a platform that takes no older apps', () => {
  const hello = (version: string, name = desktopClientName) =>
    encodeRequest('hello', 'session.hello', { client: { name, version, platform: 'linux' } })

  /** The socket of Ani that has said this. */
  async function greeted(frame: string) {
    const { accessToken } = await signIn(platform.url, { email: 'ani@example.com', password })
    const socket = await openSocket(platform.url, { accessToken })
    const answered = once(socket, 'message')
    const closed = closeOf(socket)
    socket.send(frame)
    return { socket, answered, closed }
  }

  beforeEach(async () => {
    await platform.stop()
    platform = await startTestPlatform({ env: { DERING_MIN_VERSION: '1.2.0' } })
  })

  it('closes the socket of one with the reason', async () => {
    const { closed } = await greeted(hello('1.1.9'))
    expect((await closed).code).toBe(closeCodes.tooOld)
  })

  it.each([
    ['a newer app', hello('1.2.0')],
    ['another program', hello('0.0.1', 'somebody-else')],
  ])('lets %s in, and says what it takes', async (_name, frame) => {
    const { socket, answered, closed } = await greeted(frame)
    // One text frame: the answer to the hello.
    const [data] = (await answered) as [Buffer]
    expect(JSON.parse(data.toString())).toMatchObject({ result: { minVersion: '1.2.0' } })
    socket.close()
    await closed
  })
})
