import { z } from 'zod'
import { type PolicyKey, policyKeyNames, policyKeys } from '#shared/policy/policy-keys.ts'
import type { PolicyKind } from '#shared/policy/policy-kinds.ts'

/** One key, with everything that the forms, samples and pages need of it. */
export interface KeyFacts {
  readonly key: PolicyKey
  readonly kind: PolicyKind
  /** The value as JSON Schema describes it. */
  readonly schema: Readonly<Record<string, unknown>>
  readonly builtIn: unknown
  readonly example: unknown
  readonly holdsFrom: 'at once' | 'the next start'
  /** Whether a person has a say in it, so that a default has a meaning. */
  readonly hasDefault: boolean
  /** Of a choice. */
  readonly options: readonly string[]
  /** Of a count. */
  readonly range: { readonly min: number; readonly max: number } | null
}

/** The table of the app, in its order. */
export const keyFacts: readonly KeyFacts[] = policyKeyNames.map(key => {
  const { kind, schema, builtIn, example, holdsFrom, setting } = policyKeys[key]
  const { $schema: _version, ...json } = z.toJSONSchema(schema)
  const range = kind === 'count' ? { min: Number(json['minimum']), max: Number(json['maximum']) } : null
  const options = kind === 'choice' && Array.isArray(json['enum']) ? json['enum'].map(String) : []
  const hasDefault = setting !== undefined || key === 'ServerUrl'
  return { key, kind, schema: json, builtIn, example, holdsFrom, hasDefault, options, range }
})

/** What the schema of the samples takes where the app does. */
export function documentSchema(): object {
  const properties = (facts: readonly KeyFacts[]) =>
    Object.fromEntries(facts.map(({ key, schema }) => [key, schema]))
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Policy of Dering',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      ...properties(keyFacts),
      Defaults: {
        type: 'object',
        description: 'What holds until a person chooses.',
        properties: properties(keyFacts.filter(({ hasDefault }) => hasDefault)),
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  }
}

/** A policy as a company could have it. */
export function sampleDocument(): object {
  const example = (key: PolicyKey) => [key, policyKeys[key].example] as const
  const enforced = (
    ['ServerUrl', 'AllowedServerHosts', 'AutoUpdateMode', 'UpdateWindow', 'AutoStart'] as const
  ).map(example)
  const defaults = (['StartHidden', 'CloseToTray', 'Language', 'LocalHistoryDays'] as const).map(example)
  return { ...Object.fromEntries(enforced), Defaults: Object.fromEntries(defaults) }
}
