import { isPolicyKey, type PolicyKey, policyKeys, type PolicyValues } from './policy-keys.ts'
import { looselyRead } from './policy-kinds.ts'
import type { PolicyTier, PolicyTiers } from './resolve-policy.ts'

/** Names and values of one tier, as the system's store has them. */
export type PolicyEntries = Readonly<Record<string, unknown>>
/** Everything that the system's store has. */
export type PolicyDocument = Readonly<Record<PolicyTier, PolicyEntries>>

export const emptyDocument: PolicyDocument = { enforcedMachine: {}, enforcedUser: {}, defaultMachine: {} }

/** Something that was not obeyed, for whoever wrote it. */
export interface PolicyProblem {
  readonly tier: PolicyTier
  readonly key: string
  /** `unknown`: no such key. `invalid`: no such value; `kept`: and the value before it holds for this session. */
  readonly why: 'unknown' | 'invalid' | 'kept'
}

export interface PolicyRead {
  readonly tiers: PolicyTiers
  readonly problems: readonly PolicyProblem[]
}

/**
 * Reads what a store has, key by key: one that is wrong costs no other.
 * @param before what the store said last in this session: a key whose new value is wrong keeps the old one, so that a
 *   slip of the pen unlocks nothing
 */
export function readPolicy(document: PolicyDocument, before: PolicyTiers): PolicyRead {
  const problems: PolicyProblem[] = []
  const tier = (name: PolicyTier): PolicyValues => {
    const read = readTier(name, document[name], before[name])
    problems.push(...read.problems)
    return read.values
  }
  const tiers = {
    enforcedMachine: tier('enforcedMachine'),
    enforcedUser: tier('enforcedUser'),
    defaultMachine: tier('defaultMachine'),
  }
  return { tiers, problems }
}

function readTier(
  tier: PolicyTier,
  entries: PolicyEntries,
  before: PolicyValues,
): { readonly values: PolicyValues; readonly problems: readonly PolicyProblem[] } {
  const values: Partial<Record<PolicyKey, unknown>> = {}
  const problems: PolicyProblem[] = []
  for (const [key, raw] of Object.entries(entries)) {
    if (!isPolicyKey(key)) {
      problems.push({ tier, key: key.slice(0, 100), why: 'unknown' })
      continue
    }
    const { kind, schema } = policyKeys[key]
    const read = schema.safeParse(looselyRead(kind, raw))
    const kept = read.success ? undefined : before[key]
    if (read.success) values[key] = read.data
    else problems.push({ tier, key, why: kept === undefined ? 'invalid' : 'kept' })
    if (kept !== undefined) values[key] = kept
  }
  // Each value went through the schema of its own key.
  return { values: values as PolicyValues, problems }
}
