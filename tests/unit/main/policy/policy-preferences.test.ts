import { describe, expect, it } from 'vitest'
import { readPolicy } from '#shared/policy/read-policy.ts'
import { noTiers } from '#shared/policy/resolve-policy.ts'
import { createPolicyPreferences, type UserDefaults } from '../../../../src-main/policy/policy-preferences.ts'

/** Preferences as macOS answers: an absent text is empty, an absent list or dictionary has nothing in it. */
function preferences(held: Readonly<Record<string, unknown>>): UserDefaults {
  function getUserDefault(key: string, type: 'string'): string
  function getUserDefault(key: string, type: 'array'): unknown[]
  function getUserDefault(key: string, type: 'dictionary'): Record<string, unknown>
  function getUserDefault(key: string, type: 'string' | 'array' | 'dictionary') {
    const value = held[key]
    if (type === 'array') return Array.isArray(value) ? value : []
    if (type === 'dictionary') return value ?? {}
    // A boolean of a property list is a number to `stringForKey`.
    if (typeof value === 'boolean') return value ? '1' : '0'
    return typeof value === 'string' || typeof value === 'number' ? `${value}` : ''
  }
  return { getUserDefault }
}

describe('[D9] the policy of a Mac', () => {
  it('is what the profile sets, booleans and numbers too', async () => {
    const store = createPolicyPreferences(
      preferences({
        ServerUrl: 'https://calls.example.com',
        AllowExport: false,
        AutoStart: true,
        LocalHistoryDays: 0,
        AllowedHidVendors: ['0b0e'],
        Defaults: { Language: 'id', StartHidden: false },
        AppleLanguages: ['id-ID'],
      }),
    )
    const seen = await store.look()
    if (seen.kind !== 'read') throw new Error(seen.fault.detail)
    expect(readPolicy(seen.document, noTiers)).toEqual({
      tiers: {
        enforcedMachine: {
          ServerUrl: 'https://calls.example.com',
          AllowExport: false,
          AutoStart: true,
          LocalHistoryDays: 0,
          AllowedHidVendors: ['0b0e'],
        },
        enforcedUser: {},
        defaultMachine: { Language: 'id', StartHidden: false },
      },
      problems: [],
    })
  })

  it('says nothing where there is no profile', async () => {
    await expect(createPolicyPreferences(preferences({})).look()).resolves.toMatchObject({
      kind: 'read',
      document: { enforcedMachine: {}, defaultMachine: {} },
    })
  })

  it('is a fault where the system does not answer', async () => {
    const broken = {
      getUserDefault: () => {
        throw new Error('no answer')
      },
    }
    await expect(createPolicyPreferences(broken).look()).resolves.toMatchObject({ kind: 'failed' })
  })
})
