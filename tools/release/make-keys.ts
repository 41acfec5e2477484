import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ReleaseError } from './release-error.ts'

/** Two, so that one can be replaced while the other still signs. */
const keyNames = ['release-a', 'release-b'] as const

/** Makes the pairs that are missing in the folder, and says which public halves the app is to be built with. */
export function makeKeys(folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of keyNames) {
    const file = path.join(folder, `${name}.pem`)
    if (existsSync(file)) continue
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  }
  return [
    'Put these public keys into src-main/updates/release-keys.json, and build the app with them:',
    JSON.stringify(readPrivateKeys(folder).map(rawPublicKey), null, 2),
    `The private keys are in ${folder}: keep that folder offline, and two copies of it.`,
  ]
}

/** @throws {ReleaseError} where there is none */
export function readPrivateKeys(folder: string): readonly KeyObject[] {
  const files = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.pem')) : []
  if (files.length === 0) throw new ReleaseError(`There is no key in ${folder}: make them with "keys" first.`)
  return files.sort().map(name => createPrivateKey(readFileSync(path.join(folder, name))))
}

/** As the app is given it: 32 bytes in base64. */
export function rawPublicKey(privateKey: KeyObject): string {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  return Buffer.from(x ?? '', 'base64url').toString('base64')
}
