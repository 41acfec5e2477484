import { sign } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReleaseRefusal, UpdateTrouble } from '#shared/ipc/update-state.ts'
import { canonicalText, type Manifest } from '../../../../src-main/updates/manifest.ts'
import { sealManifest } from '../../../../src-main/updates/signed-manifest.ts'
import { anUpdateDesk } from '../../../support/updates/update-desk.ts'
import { aManifest, artefact, aSigningKey, issued, sha512Of } from '../../../support/updates/release.ts'
import { startUpdateServer, type UpdateServer } from '../../../support/updates/update-server.ts'

const ours = aSigningKey()
const next = aSigningKey()
const theirs = aSigningKey()
const day = 86_400_000
const manifestPath = '/stable/linux-x64.json'
const filePath = '/releases/1.2.0/Dering-1.2.0.AppImage'

let server: UpdateServer

beforeAll(async () => {
  server = await startUpdateServer()
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
})

/** An envelope of whatever text, signed as ours are. */
function envelope(text: string, signed = text, key = ours): string {
  const signature = sign(null, Buffer.from(`dering release manifest 1\n${signed}`), key.privateKey)
  return JSON.stringify({
    manifest: Buffer.from(text).toString('base64'),
    signatures: [signature.toString('base64')],
  })
}

/** The signature of the genuine manifest over another one. */
const tampered = (change: Partial<Manifest>) => () =>
  server.put(manifestPath, envelope(canonicalText(aManifest(change)), canonicalText(aManifest())))

/** Genuinely signed, and not to be believed all the same. */
const signed = (change: Partial<Manifest>) => () => void server.publish(ours, { ...change })

const atStable = (change: Partial<Manifest>) => () =>
  server.put(manifestPath, sealManifest(aManifest(change), [ours.privateKey]))

const text = canonicalText(aManifest())
const date = (ms: number) => new Date(ms).toISOString()
const otherFile = Buffer.from(artefact)
otherFile[1_000] = (otherFile[1_000] ?? 0) ^ 1

/** What a hostile network or server does to a genuine release that lies there, by the reason that is then told. */
const attacks: Readonly<
  Partial<Record<ReleaseRefusal | UpdateTrouble, Readonly<Record<string, () => void>>>>
> = {
  notAManifest: {
    'a manifest without a signature': () =>
      server.put(
        manifestPath,
        JSON.stringify({ manifest: Buffer.from(text).toString('base64'), signatures: [] }),
      ),
    'a bare manifest without its envelope': () => server.put(manifestPath, text),
    'a page of a login portal': () => server.put(manifestPath, '<!doctype html><title>Sign in</title>'),
    'an empty answer': () => server.put(manifestPath, ''),
    'nothing but null': () => server.put(manifestPath, 'null'),
    'half an envelope': () => server.put(manifestPath, envelope(text).slice(0, 200)),
  },
  unsigned: {
    'a signature of another key': () => server.put(manifestPath, envelope(text, text, theirs)),
    'a signature for another purpose': () => {
      const signature = sign(null, Buffer.from(text), ours.privateKey).toString('base64')
      const manifest = Buffer.from(text).toString('base64')
      server.put(manifestPath, JSON.stringify({ manifest, signatures: [signature] }))
    },
    'a signature of no bytes': () =>
      server.put(
        manifestPath,
        JSON.stringify({ manifest: Buffer.from(text).toString('base64'), signatures: [''] }),
      ),
    'another version': tampered({ version: '9.9.9' }),
    'another channel': tampered({ channel: 'beta' }),
    'another system': tampered({ platform: 'win32' }),
    'another processor': tampered({ arch: 'arm64' }),
    'another file': tampered({ file: 'other.AppImage' }),
    'another size': tampered({ size: artefact.length + 1 }),
    'another hash': tampered({ sha512: sha512Of(otherFile) }),
    'another least version': tampered({ minVersion: '9.0.0' }),
    'a larger roll-out': tampered({ rolloutPercent: 99 }),
    'an urgency of its own': tampered({ urgent: true }),
    'a rollback of its own': tampered({ rollback: true }),
    'an earlier time of signing': tampered({ issuedAt: date(issued - day) }),
    'a later end': tampered({ expiresAt: date(issued + 3_000 * day) }),
  },
  notCanonical: {
    'a field more': () => server.put(manifestPath, envelope(text.replace('}', ',"run":"rm"}'))),
    'a field twice': () => server.put(manifestPath, envelope(text.replace('{', '{"version":"1.1.5",'))),
    'fields in another order': () => {
      const reversed = Object.fromEntries(Object.entries(aManifest()).reverse())
      server.put(manifestPath, envelope(JSON.stringify(reversed)))
    },
    'a number written in another way': () =>
      server.put(manifestPath, envelope(text.replace('"rolloutPercent":100', '"rolloutPercent":1e2'))),
    'a file name that leaves its folder': atStable({ file: '../../../.bashrc' }),
    'a file name that is an option': atStable({ file: '--force' }),
    'a version that is a path': atStable({ version: '../../1.2.0' }),
  },
  expired: {
    'a release that has ended': signed({ expiresAt: date(issued) }),
  },
  fromTheFuture: {
    'a release of the future': signed({ issuedAt: date(issued + 2 * day) }),
  },
  downgrade: {
    'an older version': signed({ version: '1.0.0' }),
  },
  otherSystem: {
    'a release for another system': atStable({ platform: 'darwin' }),
    'a release for another processor': atStable({ arch: 'arm64' }),
  },
  otherChannel: {
    'a release of another channel': atStable({ channel: 'beta' }),
  },
  badAnswer: {
    'an endless envelope': () =>
      server.put(manifestPath, (_request, response) => {
        response.writeHead(200)
        const more = () => {
          if (!response.destroyed) response.write(' '.repeat(64 * 1024), more)
        }
        more()
      }),
    'an envelope of one megabyte': () => server.put(manifestPath, ' '.repeat(2 ** 20) + envelope(text)),
    'a file cut off on the way': () =>
      server.put(filePath, (_request, response) => {
        response.writeHead(200, { 'content-length': artefact.length })
        response.write(artefact.subarray(0, 5_000), () => response.destroy())
      }),
  },
  unreachable: {
    'a manifest that is somewhere else': () => {
      server.put('/elsewhere.json', envelope(text))
      server.put(manifestPath, (_request, response) => {
        response.writeHead(302, { location: '/elsewhere.json' }).end()
      })
    },
    'a manifest in plain text on another machine': () =>
      server.put(manifestPath, (_request, response) => {
        response.writeHead(301, { location: 'http://updates.example.com/stable/linux-x64.json' }).end()
      }),
    'a server that fails': () =>
      server.put(manifestPath, (_request, response) => void response.writeHead(500).end(envelope(text))),
    'a connection that is cut': () => server.put(manifestPath, request => void request.socket.destroy()),
    'a file that is somewhere else': () => {
      server.put('/elsewhere.AppImage', artefact)
      server.put(filePath, (_request, response) => {
        response.writeHead(302, { location: '/elsewhere.AppImage' }).end()
      })
    },
  },
  otherFile: {
    'a file with one bit turned': () => server.put(filePath, otherFile),
    'a file cut off': () => server.put(filePath, artefact.subarray(0, 5_000)),
    'a file with more behind it': () => server.put(filePath, Buffer.concat([artefact, artefact])),
    'a file without an end': () =>
      server.put(filePath, (_request, response) => {
        response.writeHead(200)
        const more = () => {
          if (!response.destroyed) response.write(artefact, more)
        }
        more()
      }),
    'an empty file': () => server.put(filePath, Buffer.alloc(0)),
    'a page instead of the file': () => server.put(filePath, '<!doctype html><title>Not found</title>'),
  },
}

const allAttacks = Object.entries(attacks).flatMap(([why, group]) =>
  Object.entries(group).map(([name, attack]) => [name, why, attack] as const),
)

describe('[D9] an update that is not genuine', () => {
  it('is tried in at least thirty ways', () => {
    expect(allAttacks.length).toBeGreaterThanOrEqual(30)
  })

  it.each(allAttacks)('is not installed: %s (%s)', async (_name, why, attack) => {
    server.publish(ours)
    attack()
    using desk = anUpdateDesk({ url: server.url, keys: [ours.publicKey, next.publicKey] })
    await desk.doAllThatMayHappen()
    expect(desk.installed()).toEqual([])
    expect(desk.keeper.view.phase).toMatchObject({ why })
  })

  it('is not installed: an answer that comes byte by byte', async () => {
    server.put(manifestPath, (_request, response) => void response.writeHead(200).write('{'))
    const before = server.asked.length
    using desk = anUpdateDesk({ url: server.url, keys: [ours.publicKey] })
    desk.keeper.act('check')
    await expect.poll(() => server.asked.slice(before)).toEqual([manifestPath])
    await desk.clock.advance(15_000)
    await desk.until('failed')
    expect(desk.keeper.view.phase).toMatchObject({ step: 'check', why: 'badAnswer' })
  })

  it('is not installed: a file that stops coming', async () => {
    server.publish(ours)
    let begun = false
    server.put(filePath, (_request, response) => {
      response.writeHead(200).write(artefact.subarray(0, 100), () => (begun = true))
    })
    using desk = anUpdateDesk({ url: server.url, keys: [ours.publicKey] })
    desk.keeper.act('check')
    await expect.poll(() => begun).toBe(true)
    await desk.until('downloading')
    await desk.clock.advance(31_000)
    await desk.until('failed')
    expect(desk.installed()).toEqual([])
  })

  it('is not installed: an older manifest again, after a newer one was seen', async () => {
    server.publish(ours, { version: '1.1.0' })
    using desk = anUpdateDesk({ url: server.url, keys: [ours.publicKey] })
    desk.keeper.act('check')
    await desk.until('idle')
    server.publish(ours, { issuedAt: date(issued - 1) })
    await desk.doAllThatMayHappen()
    expect(desk.keeper.view.phase).toEqual({ status: 'refused', why: 'replayed' })
    expect(desk.installed()).toEqual([])
  })

  it('is not installed: a file that was exchanged on the disk after it was ready', async () => {
    server.publish(ours)
    using desk = anUpdateDesk({ url: server.url, keys: [ours.publicKey], untouchedMs: () => 0 })
    desk.keeper.act('check')
    await desk.until('ready')
    writeFileSync(path.join(desk.folder, 'pending/Dering-1.2.0.AppImage'), otherFile)
    desk.keeper.act('install')
    await desk.until('refused')
    expect(desk.installed()).toEqual([])
  })

  it('asks for no file of a manifest that it does not believe', async () => {
    server.put(manifestPath, envelope(text, text, theirs))
    const before = server.asked.length
    using desk = anUpdateDesk({ url: server.url, keys: [ours.publicKey] })
    await desk.doAllThatMayHappen()
    expect(server.asked.slice(before).filter(asked => asked.startsWith('/releases'))).toEqual([])
  })
})

describe('[D9] a genuine update', () => {
  it.each([
    ['the one key', [ours]],
    ['the key that follows it', [next]],
  ])('is installed, signed with %s', async (_name, [key]) => {
    if (!key) throw new Error('A key is missing.')
    server.publish(key)
    using desk = anUpdateDesk({ url: server.url, keys: [ours.publicKey, next.publicKey] })
    await desk.doAllThatMayHappen()
    expect(desk.installed()).toHaveLength(1)
    expect(desk.kept().installing).toMatchObject({ version: '1.2.0' })
  })

  it('is installed by an app of before a rotation, since both keys have signed it', async () => {
    const both = sealManifest(aManifest(), [next.privateKey, ours.privateKey])
    server.publish(ours)
    server.put(manifestPath, both)
    using desk = anUpdateDesk({ url: server.url, keys: [ours.publicKey] })
    await desk.doAllThatMayHappen()
    expect(desk.installed()).toHaveLength(1)
  })

  it('goes back to an older version where its manifest says so: one change of the server', async () => {
    server.publish(ours, { version: '1.0.0', rollback: true, file: 'Dering-1.0.0.AppImage' })
    using desk = anUpdateDesk({ url: server.url, keys: [ours.publicKey] })
    await desk.doAllThatMayHappen()
    expect(desk.installed()).toHaveLength(1)
  })
})
