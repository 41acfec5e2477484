import {
  type PolicyKey,
  policyKeyNames,
  policyKeys,
  type PolicyValue,
  type PolicyValues,
} from './policy-keys.ts'

/** What the organisation's own tiers say. */
export interface PolicyTiers {
  /** For everybody at this computer. */
  readonly enforcedMachine: PolicyValues
  /** For this person, wherever they sign in. */
  readonly enforcedUser: PolicyValues
  /** What holds until a person chooses. */
  readonly defaultMachine: PolicyValues
}
export type PolicyTier = keyof PolicyTiers

export const noTiers: PolicyTiers = { enforcedMachine: {}, enforcedUser: {}, defaultMachine: {} }

/** Who decided, the strongest first. */
const policySources = ['enforcedMachine', 'enforcedUser', 'person', 'defaultMachine', 'builtIn'] as const
export type PolicySource = (typeof policySources)[number]

export interface Resolved<Value> {
  readonly value: Value
  readonly source: PolicySource
}
/** What holds for each key, and who says so. */
export type ResolvedPolicy = { readonly [Key in PolicyKey]: Resolved<PolicyValue<Key>> }

/**
 * What holds: enforced for the machine, else for the person, else the person's own choice, else the organisation's
 * default, else what is built in. [D9]
 */
export function resolvePolicy(tiers: PolicyTiers, chosen: PolicyValues): ResolvedPolicy {
  const said: Readonly<Record<Exclude<PolicySource, 'builtIn'>, PolicyValues>> = { ...tiers, person: chosen }
  const resolve = (key: PolicyKey): Resolved<unknown> => {
    for (const source of policySources) {
      const value = source === 'builtIn' ? policyKeys[key].builtIn : said[source][key]
      if (value !== undefined) return { value, source }
    }
    throw new Error(`${key} has no built-in value`)
  }
  // `fromEntries` forgets which key has which type; each value came from its own key.
  return Object.fromEntries(policyKeyNames.map(key => [key, resolve(key)])) as ResolvedPolicy
}

/** Whether nobody at this computer can choose otherwise. */
export const isEnforced = ({ source }: Resolved<unknown>): boolean =>
  source === 'enforcedMachine' || source === 'enforcedUser'
