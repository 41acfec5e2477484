import { minimumAmount } from './minimum-amount.ts'
import type { Money } from './money.ts'

/** `exhausted`: no call can begin [O1]; `low`: below the level at which people are told [O6]. */
export type BalanceState = 'enough' | 'low' | 'exhausted'

/** [O6] Where an account has no level of its own, its balance is low below twice what a call needs. */
export const usualLowBalance = (currency: string): Money => ({
  currency,
  minor: 2 * minimumAmount(currency).minor,
})

/** @param lowBalance the account's own level; 0 warns of nothing before calls are refused */
export function balanceState(
  { currency, minor }: Money,
  lowBalance: Pick<Money, 'minor'> | undefined,
): BalanceState {
  if (minor < minimumAmount(currency).minor) return 'exhausted'
  return minor < (lowBalance ?? usualLowBalance(currency)).minor ? 'low' : 'enough'
}
