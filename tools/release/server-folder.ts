import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createPublicKey, type KeyObject } from 'node:crypto'
import { type Manifest, manifestSchema } from '../../src-main/updates/manifest.ts'
import { openEnvelope, sealManifest } from '../../src-main/updates/signed-manifest.ts'
import { ReleaseError } from './release-error.ts'

const dayMs = 86_400_000

/** When a manifest is signed, and for how many days it is believed. */
export interface SigningTimes {
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly days: number
}

/** The name of the manifest of one system. */
export const manifestName = ({ platform, arch }: Pick<Manifest, 'platform' | 'arch'>): string =>
  `${platform}-${arch}.json`

/** Signs anew, from now on, with every key. @throws {ReleaseError} where it would be no manifest */
export function sealFrom(
  manifest: Omit<Manifest, 'issuedAt' | 'expiresAt'>,
  keys: readonly KeyObject[],
  { now, days }: SigningTimes,
): string {
  const parsed = manifestSchema.safeParse({
    ...manifest,
    issuedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + days * dayMs).toISOString(),
  })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new ReleaseError(`The release cannot be signed: ${issue?.path.join('.')} ${issue?.message}.`)
  }
  return sealManifest(parsed.data, keys)
}

/** @throws {ReleaseError} where it is not there, or another key has signed it */
export function readManifest(file: string, keys: readonly KeyObject[]): Manifest {
  let content: string
  try {
    content = readFileSync(file, 'utf8')
  } catch {
    throw new ReleaseError(`There is no ${file}: publish that release first.`)
  }
  const opened = openEnvelope(
    content,
    keys.map(key => createPublicKey(key)),
  )
  if (opened.ok) return opened.manifest
  throw new ReleaseError(`${file} is not signed with these keys (${opened.why}).`)
}

/** Whole or not at all: apps read it at any moment. */
export function writeWhole(file: string, content: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, content)
  renameSync(`${file}.new`, file)
}
