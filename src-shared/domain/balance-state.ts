import type { Money } from './money.ts'
import { defaultPolicy, type Policy } from './policy.ts'

/** `exhausted`: no call can begin [O1]; `low`: below the level at which people are told [O6]. */
export type BalanceState = 'enough' | 'low' | 'exhausted'

/** [O6] Where an account has no level of its own, its balance is low below twice what a call needs. In the minor unit. */
export const usualLowBalance = (policy: Policy): number => 2 * policy.minimumBalanceMinor

/** @param lowBalance the account's own level; 0 warns of nothing before calls are refused */
export function balanceState(
  { minor }: Pick<Money, 'minor'>,
  lowBalance: Pick<Money, 'minor'> | undefined,
  policy: Policy = defaultPolicy,
): BalanceState {
  if (minor < policy.minimumBalanceMinor) return 'exhausted'
  return minor < (lowBalance?.minor ?? usualLowBalance(policy)) ? 'low' : 'enough'
}
