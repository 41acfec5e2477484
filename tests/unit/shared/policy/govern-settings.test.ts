import { describe, expect, it } from 'vitest'
import { settingsSchema } from '#shared/ipc/desktop-state.ts'
import { suggestedKeys } from '#shared/ipc/global-keys.ts'
import { chosenKeys, governedSettings, lockedSettings } from '#shared/policy/govern-settings.ts'
import { policyKeyNames, policyKeys, type PolicyValues } from '#shared/policy/policy-keys.ts'
import { noTiers, resolvePolicy } from '#shared/policy/resolve-policy.ts'
import { policySamples } from '../../../support/policy-values.ts'

const builtIn = settingsSchema.parse({})
const enforced = (values: PolicyValues) => resolvePolicy({ ...noTiers, enforcedMachine: values }, {})

describe('[D9] settings under a policy', () => {
  it.each(policyKeyNames.filter(key => policyKeys[key].setting !== undefined))(
    '%s decides its setting',
    key => {
      const setting = policyKeys[key].setting ?? ''
      const { one, other } = policySamples[key]
      const chosen = { [setting]: other }
      const policy = resolvePolicy({ ...noTiers, enforcedUser: { [key]: one } }, chosenKeys(chosen))
      expect(governedSettings(chosen, policy)).toEqual({ ...builtIn, [setting]: one })
      expect(lockedSettings(policy)).toEqual([setting])
    },
  )

  it('are the person’s own where the organisation only has defaults, and can be changed', () => {
    const tiers = { ...noTiers, defaultMachine: { Language: 'id', LocalHistoryDays: 30 } } as const
    const policy = resolvePolicy(tiers, chosenKeys({ language: 'en' }))
    expect(governedSettings({ language: 'en' }, policy)).toEqual({
      ...builtIn,
      language: 'en',
      callLogDays: 30,
    })
    expect(lockedSettings(policy)).toEqual([])
  })

  it('have no keys of the whole desktop where those are not allowed', () => {
    const policy = enforced({ AllowGlobalShortcuts: false })
    expect(governedSettings({ globalKeys: suggestedKeys }, policy)).toEqual(builtIn)
    expect(lockedSettings(policy)).toEqual(['globalKeys'])
  })

  it('are what is built in where nobody has chosen', () => {
    expect(governedSettings({}, resolvePolicy(noTiers, {}))).toEqual(builtIn)
  })
})
