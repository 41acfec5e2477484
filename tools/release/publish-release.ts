import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Manifest } from '../../src-main/updates/manifest.ts'
import { readPrivateKeys } from './make-keys.ts'
import { ReleaseError } from './release-error.ts'
import { manifestName, sealFrom, type SigningTimes, writeWhole } from './server-folder.ts'

export interface PublishOptions
  extends SigningTimes, Pick<Manifest, 'channel' | 'rolloutPercent' | 'minVersion' | 'urgent'> {
  /** Of the private keys. */
  readonly keys: string
  /** What the update server serves. */
  readonly server: string
  /** Where electron-builder has put its files. */
  readonly dist: string
}

type System = Pick<Manifest, 'platform' | 'arch'>

/** What of electron-builder's output an app replaces itself with, by its name: `Dering-1.2.0-x64.exe`. */
const installerName = /^Dering-(\d[^-]*(?:-beta\.\d+)?)-(x64|arm64|x86_64)(-mac)?\.(exe|zip|AppImage)$/

/** Copies the installers of a version into the server's folder, and signs a manifest for each system. */
export function publishRelease(options: PublishOptions): readonly string[] {
  const keys = readPrivateKeys(options.keys)
  const files = existsSync(options.dist) ? readdirSync(options.dist) : []
  const installers = files.flatMap(file => readName(file) ?? [])
  if (installers.length === 0) {
    throw new ReleaseError(`There is no installer in ${options.dist}: run "npm run package" first.`)
  }
  return installers.map(({ file, version, system }) => {
    const folder = path.join(options.server, 'releases', version)
    const released = path.join(folder, manifestName(system))
    if (existsSync(released)) throw new ReleaseError(`${released} is there: releases never change.`)
    mkdirSync(folder, { recursive: true })
    for (const name of [file, `${file}.blockmap`]) {
      if (files.includes(name)) cpSync(path.join(options.dist, name), path.join(folder, name))
    }
    const { channel, rolloutPercent, minVersion, urgent } = options
    const content = readFileSync(path.join(folder, file))
    const envelope = sealFrom(
      {
        version,
        channel,
        ...system,
        file,
        size: content.length,
        sha512: createHash('sha512').update(content).digest('hex'),
        minVersion,
        rolloutPercent,
        urgent,
        rollback: false,
      },
      keys,
      options,
    )
    writeWhole(released, envelope)
    const offered = path.join(options.server, channel, manifestName(system))
    writeWhole(offered, envelope)
    return `${offered}: ${version}, for ${rolloutPercent} of 100, for ${options.days} days`
  })
}

function readName(file: string): { file: string; version: string; system: System } | null {
  const [, version, arch, mac, extension] = installerName.exec(file) ?? []
  if (version === undefined || extension === undefined) return null
  if (extension === 'zip' && mac === undefined) return null
  const platforms: Readonly<Record<string, System['platform']>> = {
    exe: 'win32',
    zip: 'darwin',
    AppImage: 'linux',
  }
  const platform = platforms[extension]
  return platform ? { file, version, system: { platform, arch: arch === 'arm64' ? 'arm64' : 'x64' } } : null
}
