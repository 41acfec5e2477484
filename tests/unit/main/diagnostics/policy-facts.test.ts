import { expect, it } from 'vitest'
import { noTiers, resolvePolicy } from '#shared/policy/resolve-policy.ts'
import { policyFacts } from '../../../../src-main/diagnostics/report-parts.ts'

it('[D9] tells support what is decided from where, what was not obeyed, and nothing of what is only built in', () => {
  const resolved = resolvePolicy(
    { ...noTiers, enforcedMachine: { AllowExport: false }, defaultMachine: { Language: 'id' } },
    { AutoStart: true },
  )
  const problems = [{ tier: 'enforcedMachine', key: 'AllowExports', why: 'unknown' }] as const
  expect(policyFacts({ resolved, problems, fault: null })).toEqual({
    decided: {
      AllowExport: { value: false, source: 'enforcedMachine' },
      Language: { value: 'id', source: 'defaultMachine' },
    },
    problems,
    fault: null,
  })
  expect(policyFacts(undefined)).toBeNull()
})
