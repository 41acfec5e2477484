import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Manifest } from '../../../src-main/updates/manifest.ts'

/** A pair of signing keys; `raw`: the public half as the app knows it. */
export interface SigningKey {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
  readonly raw: string
}

export function aSigningKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const { x } = publicKey.export({ format: 'jwk' })
  return { publicKey, privateKey, raw: Buffer.from(x ?? '', 'base64url').toString('base64') }
}

/** What the tests' releases install. */
export const artefact = Buffer.from(
  'the new version of the app, as an installer would hold it\n'.repeat(2_000),
)

export const sha512Of = (content: Buffer): string => createHash('sha512').update(content).digest('hex')

/** As of the manual clock's first moment. */
export const issued = Date.parse('2026-11-23T08:00:00.000Z')

/** A release of `artefact` for everybody on 64-bit Linux, good for 30 days from `issued`. */
export function aManifest(change: Partial<Manifest> = {}): Manifest {
  return {
    version: '1.2.0',
    channel: 'stable',
    platform: 'linux',
    arch: 'x64',
    file: 'Dering-1.2.0.AppImage',
    size: artefact.length,
    sha512: sha512Of(artefact),
    minVersion: null,
    rolloutPercent: 100,
    urgent: false,
    rollback: false,
    issuedAt: new Date(issued).toISOString(),
    expiresAt: new Date(issued + 30 * 86_400_000).toISOString(),
    ...change,
  }
}
