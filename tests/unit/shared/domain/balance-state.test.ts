import { describe, expect, it } from 'vitest'
import { balanceState } from '#shared/domain/balance-state.ts'

const rupiah = (minor: number) => ({ currency: 'IDR', minor })

describe('a balance', () => {
  it('[O6] is exhausted below the minimum, and low below twice of it', () => {
    const states = [4_999_999, 5_000_000, 9_999_999, 10_000_000].map(minor =>
      balanceState(rupiah(minor), undefined),
    )
    expect(states).toEqual(['exhausted', 'low', 'low', 'enough'])
  })

  it('[O6] is low below the account’s own level', () => {
    const states = [49_999_999, 50_000_000].map(minor => balanceState(rupiah(minor), { minor: 50_000_000 }))
    expect(states).toEqual(['low', 'enough'])
    expect(balanceState(rupiah(5_000_000), { minor: 0 })).toBe('enough')
    expect(balanceState(rupiah(4_999_999), { minor: 0 })).toBe('exhausted')
  })
})
