import { createRequire } from 'node:module'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { systemPolicyFile } from '../../../src-main/policy/policy-file.ts'
import { installKindSchema, updatesItself } from '../../../src-main/updates/install-kind.ts'

const root = path.resolve(import.meta.dirname, '../../..')
// The builder's own parts are not its public face, so they are found from it.
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'))
const configModule = builder('app-builder-lib/out/util/config/config.js') as {
  getConfig(projectDir: string, configPath: string, over: null): Promise<Record<string, unknown>>
  validateConfiguration(config: object, debug: { isEnabled: boolean; add(): void }): Promise<void>
}

/** The target names that this version of the builder makes, by system: its schema does not check them. */
const knownTargets: Readonly<Record<string, readonly string[]>> = {
  win: ['nsis', 'nsis-web', 'portable', 'appx', 'msi', 'msi-wrapped', 'squirrel', '7z', 'zip', 'dir'],
  mac: ['dmg', 'zip', 'pkg', 'mas', 'mas-dev', '7z', 'tar.gz', 'dir'],
  linux: [
    'AppImage',
    'snap',
    'flatpak',
    'deb',
    'rpm',
    'pacman',
    'apk',
    'freebsd',
    'p5p',
    'tar.gz',
    'zip',
    'dir',
  ],
}

let config: Record<string, unknown>
const validate = (value: object) =>
  configModule.validateConfiguration(value, { isEnabled: false, add: () => {} })

function targetsOf(system: string): string[] {
  const { target } = config[system] as { target: readonly { target: string }[] }
  return target.map(entry => entry.target)
}

beforeAll(async () => {
  config = await configModule.getConfig(root, path.join(root, 'electron-builder.yml'), null)
})

describe('[D9] what is packed', () => {
  it('is valid by the builder’s own schema, which would refuse a misspelt word', async () => {
    await expect(validate(config)).resolves.toBeUndefined()
    const nsis = { ...(config['nsis'] as object), oneclick: true }
    await expect(validate({ ...config, nsis })).rejects.toThrow(/configuration\.nsis/)
  })

  it('[D1] asks macOS for notifications that stay and show their buttons, and for the microphone', () => {
    const { extendInfo, entitlements, entitlementsInherit } = config['mac'] as {
      extendInfo: Readonly<Record<string, string>>
      entitlements: string
      entitlementsInherit: string
    }
    expect(extendInfo['NSUserNotificationAlertStyle']).toBe('alert')
    expect(extendInfo['NSMicrophoneUsageDescription']).toContain('microphone')
    // Calls are spoken by a process of their own, which inherits what it may.
    for (const file of [entitlements, entitlementsInherit]) {
      expect(readFileSync(path.join(root, file), 'utf8')).toMatch(
        /<key>com\.apple\.security\.device\.audio-input<\/key>\s*<true\/>/,
      )
    }
  })

  it('says how it came onto the machine, so that only what a person installed replaces itself', () => {
    const marked = (system: string) => {
      const { extraResources } = config[system] as { extraResources: readonly { from: string; to: string }[] }
      expect(extraResources.map(({ to }) => to)).toEqual(['install-kind'])
      return extraResources.map(({ from }) => readFileSync(path.join(root, from), 'utf8').trim())
    }
    const known = installKindSchema.options as readonly string[]
    expect(known).toEqual(expect.arrayContaining([...marked('win'), ...marked('mac')]))
    // Both Windows installers hold the same files: the person's one writes its own marker over the other's.
    const { include } = config['nsis'] as { include: string }
    const written = /FileWrite \$0 "([^"]+)"/.exec(readFileSync(path.join(root, include), 'utf8'))?.[1]
    expect(updatesItself(installKindSchema.parse(written))).toBe(true)
    expect(marked('win').map(kind => updatesItself(installKindSchema.parse(kind)))).toEqual([false])
  })

  it('bears names that say version and processor, as the release tools read them', () => {
    const named = ['nsis', 'msi', 'mac', 'appImage'].map(
      part => (config[part] as { artifactName: string }).artifactName,
    )
    for (const name of named) expect(name).toMatch(/^Dering-\$\{version\}-\$\{arch\}(-mac)?\.\$\{ext\}$/)
    expect((config['nsis'] as { buildUniversalInstaller: boolean }).buildUniversalInstaller).toBe(false)
  })

  it('is installed silently and for the whole machine by IT', () => {
    expect(config['msi']).toMatchObject({ perMachine: true, oneClick: false })
    expect(config['nsis']).toMatchObject({ perMachine: false })
  })

  it('brings the forms of its own version, and on Linux the folder of the policy, which is no policy yet', () => {
    const shipped = config['extraResources'] as readonly { from: string; to: string }[]
    expect(shipped).toContainEqual({ from: 'assets/policies', to: 'policies' })
    expect(readdirSync(path.join(root, 'assets/policies')).sort()).toEqual([
      'linux',
      'macos',
      'policies.schema.json',
      'windows',
    ])
    for (const part of ['deb', 'rpm']) {
      const [from = '', to] = (config[part] as { fpm: readonly string[] }).fpm[0]?.split('=') ?? []
      expect(existsSync(path.join(root, from))).toBe(true)
      expect(to).toBe(`${systemPolicyFile}.example`)
    }
  })

  it('brings the licences of everything that is in it', () => {
    const shipped = config['extraResources'] as readonly { from: string; to: string }[]
    expect(shipped).toContainEqual({ from: 'assets/licences', to: 'licences' })
    const text = readFileSync(path.join(root, 'assets/licences/third-party-licences.txt'), 'utf8')
    for (const name of [
      'react',
      'ws',
      'better-sqlite3',
      'electron',
      'RNNoise',
      '@fontsource-variable/inter',
    ]) {
      expect(text).toMatch(new RegExp(`^${name} .*\\(`, 'm'))
    }
  })

  it.each([
    ['publish', 'ulr'],
    ['msi', 'permachine'],
    ['appImage', 'artefactName'],
    ['win', 'extraResource'],
  ])('would be refused with a misspelt word in %s', async (part, word) => {
    const changed = { ...(config[part] as object), [word]: true }
    await expect(validate({ ...config, [part]: changed })).rejects.toThrow(/configuration/)
  })

  it('is made for people and for IT, on every system', () => {
    expect(targetsOf('win')).toEqual(['nsis', 'msi'])
    expect(targetsOf('mac')).toEqual(['dmg', 'zip'])
    expect(targetsOf('linux')).toEqual(['deb', 'rpm', 'AppImage'])
    for (const system of ['win', 'mac', 'linux']) {
      expect(knownTargets[system]).toEqual(expect.arrayContaining(targetsOf(system)))
    }
  })

  it('decides on every fuse that the builder knows, towards the safe side', () => {
    const schema = builder('app-builder-lib/scheme.json') as {
      definitions: { FuseOptionsV1: { properties: Record<string, unknown> } }
    }
    // Not a fuse, but how a Mac's signature is made after setting them.
    const { resetAdHocDarwinSignature: _signature, ...fuses } = schema.definitions.FuseOptionsV1.properties
    const decided = config['electronFuses'] as Record<string, boolean>
    expect(Object.keys(decided).sort()).toEqual(Object.keys(fuses).sort())
    const switchedOn = Object.keys(decided).filter(name => decided[name])
    expect(switchedOn.sort()).toEqual([
      'enableCookieEncryption',
      'enableEmbeddedAsarIntegrityValidation',
      'onlyLoadAppFromAsar',
    ])
  })

  it('holds the bundles and native code, and nothing of the platform, the tests or the sources', () => {
    const [fileSet] = config['files'] as readonly { filter: readonly string[] }[]
    const patterns = fileSet?.filter ?? []
    const taken = patterns.filter(pattern => !pattern.startsWith('!'))
    expect(
      taken.every(pattern =>
        /^(out\/(main|preload|renderer)\/|package\.json$|node_modules\/better-sqlite3\/)/.test(pattern),
      ),
    ).toBe(true)
    expect(patterns).toContain('!node_modules/**')
    expect(config['npmRebuild']).toBe(false)
  })
})
