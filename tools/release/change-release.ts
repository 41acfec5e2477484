import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Manifest } from '../../src-main/updates/manifest.ts'
import { readPrivateKeys } from './make-keys.ts'
import { ReleaseError } from './release-error.ts'
import { manifestName, readManifest, sealFrom, type SigningTimes, writeWhole } from './server-folder.ts'

export interface ChangeOptions extends SigningTimes {
  readonly keys: string
  readonly server: string
  readonly channel: Manifest['channel']
  /** The version to take; absent: the one that the channel offers. */
  readonly from?: string
  readonly change: Partial<Pick<Manifest, 'rolloutPercent' | 'rollback'>>
}

/** Signs what a channel offers anew with another roll-out, or points it back at an older version. */
export function changeRelease({
  keys: folder,
  server,
  channel,
  from,
  change,
  ...times
}: ChangeOptions): readonly string[] {
  const keys = readPrivateKeys(folder)
  const source = from === undefined ? path.join(server, channel) : path.join(server, 'releases', from)
  const names = existsSync(source) ? readdirSync(source).filter(name => name.endsWith('.json')) : []
  if (names.length === 0) throw new ReleaseError(`There is no release in ${source}.`)
  return names.map(name => {
    const {
      issuedAt: _issued,
      expiresAt: _expires,
      ...manifest
    } = readManifest(path.join(source, name), keys)
    const changed = { ...manifest, channel, ...change }
    const file = path.join(server, channel, manifestName(changed))
    writeWhole(file, sealFrom(changed, keys, times))
    const words = changed.rollback ? 'back to it' : `for ${changed.rolloutPercent} of 100`
    return `${file}: ${changed.version}, ${words}, for ${times.days} days`
  })
}
