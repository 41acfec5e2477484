import { expect, it } from 'vitest'
import { topUpFault } from '#shared/domain/top-up.ts'

it('[O6] a top-up is at least the minimum', () => {
  const faults = [4_999_999, 5_000_000].map(minor => topUpFault({ currency: 'IDR', minor }))
  expect(faults).toEqual(['top_up_too_small', undefined])
})
