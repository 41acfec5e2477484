import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Settings, settingsSchema } from '#shared/ipc/desktop-state.ts'
import { suggestedKeys } from '#shared/ipc/global-keys.ts'
import { policyKeyNames, policyKeys, type PolicyValues } from '#shared/policy/policy-keys.ts'
import { noTiers } from '#shared/policy/resolve-policy.ts'
import { noPolicy } from '../../../../src-main/policy/policy-keeper.ts'
import { RefusedError } from '../../../../src-main/session/refusal.ts'
import { openSettings } from '../../../../src-main/settings/settings-keeper.ts'
import { policySamples } from '../../../support/policy-values.ts'
import { recordingLog } from '../../../support/recording-log.ts'

const builtIn = settingsSchema.parse({})
let dataDir: string
let held = noPolicy
const enforce = (values: PolicyValues, tier: keyof typeof noTiers = 'enforcedMachine') => {
  held = { ...noPolicy, tiers: { ...noTiers, [tier]: values } }
}
const open = (chosenServerUrl?: string) =>
  openSettings(dataDir, { held: () => held, chosenServerUrl, log: recordingLog() })
const kept = (): unknown => JSON.parse(readFileSync(path.join(dataDir, 'settings.json'), 'utf8'))

beforeEach(() => {
  held = noPolicy
  dataDir = mkdtempSync(path.join(tmpdir(), 'dering-settings-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

describe('the settings of a desktop', () => {
  it('[D9] keep what the person has chosen and nothing else, so that later defaults of IT reach the rest', () => {
    open().choose({ theme: 'dark' })
    expect(kept()).toEqual({ theme: 'dark' })
    enforce({ Language: 'id' }, 'defaultMachine')
    expect(open().slices.settings).toEqual({ ...builtIn, theme: 'dark', language: 'id' })
  })

  it.each(policyKeyNames.filter(key => policyKeys[key].setting !== undefined))(
    '[D9] cannot be changed by any ask where %s is enforced, and are free again with it gone',
    key => {
      const { one, other } = policySamples[key]
      const change = { [policyKeys[key].setting ?? '']: other } as Partial<Settings>
      for (const tier of ['enforcedMachine', 'enforcedUser'] as const) {
        enforce({ [key]: one }, tier)
        const settings = open()
        expect(() => settings.choose(change)).toThrow(RefusedError)
        expect(() => settings.choose({ ...change, theme: 'dark' })).toThrow(RefusedError)
        expect(settings.slices.settings).toMatchObject({
          [policyKeys[key].setting ?? '']: one,
          theme: 'system',
        })
        held = noPolicy
        settings.choose(change)
        expect(settings.slices.settings).toMatchObject(change)
        rmSync(path.join(dataDir, 'settings.json'))
      }
    },
  )

  it('[D9] written into the file by hand change nothing that is enforced', () => {
    writeFileSync(
      path.join(dataDir, 'settings.json'),
      JSON.stringify({ language: 'en', globalKeys: suggestedKeys }),
    )
    enforce({ Language: 'id', AllowGlobalShortcuts: false })
    expect(open().slices.settings).toEqual({ ...builtIn, language: 'id' })
  })

  it('[D9] have no keys where the organisation allows none', () => {
    enforce({ AllowGlobalShortcuts: false })
    expect(() => open().choose({ globalKeys: suggestedKeys })).toThrow(RefusedError)
  })
})

describe('[D9] what an organisation allows', () => {
  it('is an export of files, until it says no', () => {
    const settings = open()
    settings.requireExport()
    enforce({ AllowExport: false })
    expect(() => settings.requireExport()).toThrow(/does not allow/)
  })

  it('is the server that it names, whatever the person has; another one holds from the next start', () => {
    expect(open().serverUrl).toBe('http://127.0.0.1:8090')
    expect(open('https://mine.example.com').serverUrl).toBe('https://mine.example.com')
    enforce({ ServerUrl: 'https://calls.example.com/' })
    const settings = open('https://mine.example.com')
    expect(settings.serverUrl).toBe('https://calls.example.com')
    enforce({ ServerUrl: 'https://new.example.com' })
    expect(settings.serverUrl).toBe('https://calls.example.com')
    expect(open().serverUrl).toBe('https://new.example.com')
  })

  it('is a server of its list', () => {
    const settings = open('https://mine.example.com')
    expect(settings.isServerAllowed).toBe(true)
    enforce({ AllowedServerHosts: ['calls.example.com'] })
    expect(settings.isServerAllowed).toBe(false)
  })
})
