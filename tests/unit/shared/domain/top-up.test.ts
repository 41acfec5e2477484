import { expect, it } from 'vitest'
import { defaultPolicy } from '#shared/domain/policy.ts'
import { topUpFault } from '#shared/domain/top-up.ts'

it('[O6] a top-up is at least the minimum', () => {
  const faults = [4_999_999, 5_000_000].map(minor => topUpFault({ minor }, defaultPolicy))
  expect(faults).toEqual(['top_up_too_small', undefined])
})
