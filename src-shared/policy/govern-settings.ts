import { noGlobalKeys } from '../ipc/global-keys.ts'
import { type Settings, settingsSchema } from '../ipc/desktop-state.ts'
import { policyKeyNames, policyKeys, type PolicyValues } from './policy-keys.ts'
import { isEnforced, type ResolvedPolicy } from './resolve-policy.ts'

/** What a person has chosen; the rest is left to the organisation's defaults and to what is built in. */
export type ChosenSettings = Partial<Settings>

/** The person's choices of what an organisation may decide. */
export function chosenKeys(chosen: ChosenSettings): PolicyValues {
  const pairs = policyKeyNames.flatMap(key => {
    const { setting } = policyKeys[key]
    return setting !== undefined && chosen[setting] !== undefined ? [[key, chosen[setting]]] : []
  })
  // Each value is that of the setting which its key decides.
  return Object.fromEntries(pairs) as PolicyValues
}

/** The settings that hold: the person's, but for what the organisation has decided. [D9] */
export function governedSettings(chosen: ChosenSettings, policy: ResolvedPolicy): Settings {
  const decided = policyKeyNames.flatMap(key => {
    const { setting } = policyKeys[key]
    return setting === undefined ? [] : [[setting, policy[key].value]]
  })
  const mayHaveKeys = policy.AllowGlobalShortcuts.value
  return {
    ...settingsSchema.parse({}),
    ...chosen,
    // As above: each value is of the type of its setting.
    ...(Object.fromEntries(decided) as Partial<Settings>),
    ...(!mayHaveKeys && { globalKeys: noGlobalKeys }),
  }
}

/** Whether nobody at this computer can change a setting. */
export function isSettingLocked(policy: ResolvedPolicy, setting: keyof Settings): boolean {
  return lockedSettings(policy).includes(setting)
}

/** The settings that nobody at this computer can change. */
export function lockedSettings(policy: ResolvedPolicy): readonly (keyof Settings)[] {
  const locked = policyKeyNames.flatMap(key => {
    const { setting } = policyKeys[key]
    return setting !== undefined && isEnforced(policy[key]) ? [setting] : []
  })
  return policy.AllowGlobalShortcuts.value ? locked : [...locked, 'globalKeys']
}
