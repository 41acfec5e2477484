import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PolicyKey, policyKeyNames, policyKeys, type PolicyValues } from '#shared/policy/policy-keys.ts'
import { emptyDocument, type PolicyDocument, readPolicy } from '#shared/policy/read-policy.ts'
import { noTiers, type PolicySource, resolvePolicy } from '#shared/policy/resolve-policy.ts'
import { asRegistryWrites, policySamples } from '../../../support/policy-values.ts'

type Said = Exclude<PolicySource, 'builtIn'>
/** In the order that the rule gives, strongest first. */
const order: readonly Said[] = ['enforcedMachine', 'enforcedUser', 'person', 'defaultMachine']
const pairs = order.flatMap((strong, index) => order.slice(index + 1).map(weak => [strong, weak] as const))

/** What holds where each of these says what stands beside it, as a system's store has it. */
function held(key: PolicyKey, said: Partial<Record<Said, unknown>>) {
  const { person, ...stored } = said
  const entries = Object.entries(stored).map(([tier, value]) => [tier, { [key]: value }])
  const document: PolicyDocument = { ...emptyDocument, ...Object.fromEntries(entries) }
  const { tiers, problems } = readPolicy(document, noTiers)
  const chosen = (person === undefined ? {} : { [key]: person }) as PolicyValues
  return { ...resolvePolicy(tiers, chosen)[key], problems }
}

describe.each(policyKeyNames)('[D9] the policy of %s', key => {
  const { one, other, wrong } = policySamples[key]

  it('is what is built in where nobody says anything', () => {
    expect(held(key, {})).toEqual({ value: policyKeys[key].builtIn, source: 'builtIn', problems: [] })
  })

  it.each(order)('is what %s says, alone', source => {
    expect(held(key, { [source]: one })).toEqual({ value: one, source, problems: [] })
  })

  it.each(pairs)('is what %s says, whatever %s says', (strong, weak) => {
    expect(held(key, { [strong]: one, [weak]: other })).toMatchObject({ value: one, source: strong })
    expect(held(key, { [strong]: other, [weak]: one })).toMatchObject({ value: other, source: strong })
  })

  it.each(pairs.filter(([strong]) => strong !== 'person'))(
    'is what the next says where %s makes no sense and %s does',
    (strong, weak) => {
      for (const value of wrong) {
        const { problems, ...rest } = held(key, { [strong]: value, [weak]: other })
        expect(rest).toEqual({ value: other, source: weak })
        expect(problems).toEqual([{ tier: strong, key, why: 'invalid' }])
      }
    },
  )

  it('takes what the registry and other tools write', () => {
    for (const value of [one, other]) {
      expect(held(key, { enforcedMachine: asRegistryWrites(key, value) })).toMatchObject({
        value,
        problems: [],
      })
    }
  })

  it('has an example and a built-in value that its own schema takes', () => {
    const { schema, example, builtIn } = policyKeys[key]
    expect(schema.safeParse(example).success).toBe(true)
    // Versions and windows have no value that means “none”, but absence.
    if (builtIn !== '') expect(schema.safeParse(builtIn).success).toBe(true)
  })
})

describe('[D9] precedence', () => {
  it('gives what the strongest voice says, for any voices and any keys', () => {
    const voice = fc.record(
      Object.fromEntries(
        policyKeyNames.map(key => [key, fc.constantFrom(policySamples[key].one, policySamples[key].other)]),
      ),
      { requiredKeys: [] },
    ) as fc.Arbitrary<PolicyValues>
    fc.assert(
      fc.property(voice, voice, voice, voice, (enforcedMachine, enforcedUser, person, defaultMachine) => {
        const said = { enforcedMachine, enforcedUser, person, defaultMachine }
        const resolved = resolvePolicy({ enforcedMachine, enforcedUser, defaultMachine }, person)
        for (const key of policyKeyNames) {
          const source = order.find(name => said[name][key] !== undefined) ?? 'builtIn'
          const value = source === 'builtIn' ? policyKeys[key].builtIn : said[source][key]
          expect(resolved[key]).toEqual({ value, source })
        }
      }),
    )
  })

  it('never throws and never obeys nonsense, whatever a store has', () => {
    const entries = fc.dictionary(
      fc.oneof(fc.constantFrom<string>(...policyKeyNames), fc.string()),
      fc.anything(),
    )
    fc.assert(
      fc.property(entries, entries, entries, (enforcedMachine, enforcedUser, defaultMachine) => {
        const { tiers } = readPolicy({ enforcedMachine, enforcedUser, defaultMachine }, noTiers)
        const resolved = resolvePolicy(tiers, {})
        for (const key of policyKeyNames) {
          const { value, source } = resolved[key]
          if (source !== 'builtIn') expect(policyKeys[key].schema.safeParse(value).success).toBe(true)
        }
      }),
    )
  })
})

describe('[D9] a store that changes', () => {
  const before = readPolicy({ ...emptyDocument, enforcedMachine: { AllowExport: false } }, noTiers).tiers

  it('keeps what it said where the new value makes no sense: that unlocks nothing', () => {
    const { tiers, problems } = readPolicy(
      { ...emptyDocument, enforcedMachine: { AllowExport: 'nein' } },
      before,
    )
    expect(tiers.enforcedMachine).toEqual({ AllowExport: false })
    expect(problems).toEqual([{ tier: 'enforcedMachine', key: 'AllowExport', why: 'kept' }])
  })

  it('is obeyed where it takes a key back', () => {
    expect(readPolicy(emptyDocument, before)).toEqual({ tiers: noTiers, problems: [] })
  })

  it('names a key that does not exist, and obeys the others', () => {
    const document = { ...emptyDocument, enforcedMachine: { AllowExports: false, LogLevel: 'warn' } }
    expect(readPolicy(document, noTiers)).toEqual({
      tiers: { ...noTiers, enforcedMachine: { LogLevel: 'warn' } },
      problems: [{ tier: 'enforcedMachine', key: 'AllowExports', why: 'unknown' }],
    })
  })
})
