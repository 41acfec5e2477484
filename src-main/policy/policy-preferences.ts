import { type PolicyKey, policyKeyNames, policyKeys } from '#shared/policy/policy-keys.ts'
import { emptyDocument, type PolicyEntries } from '#shared/policy/read-policy.ts'
import { failedLook, type PolicyStore } from './policy-store.ts'

/** Electron's `systemPreferences.getUserDefault`, for the types that are asked for here. */
export interface UserDefaults {
  getUserDefault(key: string, type: 'string'): string
  getUserDefault(key: string, type: 'array'): unknown[]
  getUserDefault(key: string, type: 'dictionary'): Record<string, unknown>
}

/** The policy of a Mac, as a configuration profile sets it: what a profile says goes before what a person writes. */
export function createPolicyPreferences(defaults: UserDefaults): PolicyStore {
  return {
    name: 'the managed preferences',
    lookEveryMs: 60_000,
    look() {
      try {
        const enforcedMachine: PolicyEntries = Object.fromEntries(
          policyKeyNames.flatMap(key => {
            const value = valueOf(defaults, key)
            return value === undefined ? [] : [[key, value]]
          }),
        )
        const defaultMachine = defaults.getUserDefault('Defaults', 'dictionary')
        return Promise.resolve({
          kind: 'read',
          document: { ...emptyDocument, enforcedMachine, defaultMachine },
        })
      } catch (error) {
        return Promise.resolve(
          failedLook('unreadable', error instanceof Error ? error.message : String(error)),
        )
      }
    },
  }
}

/** Asked for as text, since an absent boolean is `false` and an absent number 0, and both are words of a policy. */
function valueOf(defaults: UserDefaults, key: PolicyKey): unknown {
  if (policyKeys[key].kind !== 'list') return defaults.getUserDefault(key, 'string') || undefined
  const entries = defaults.getUserDefault(key, 'array')
  return entries.length > 0 ? entries : undefined
}
