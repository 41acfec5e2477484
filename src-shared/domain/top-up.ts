import { minimumAmount } from './minimum-amount.ts'
import type { Money } from './money.ts'

/** [O6] Why an amount cannot be topped up; undefined where it can. */
export function topUpFault({ currency, minor }: Money): 'top_up_too_small' | undefined {
  return minor < minimumAmount(currency).minor ? 'top_up_too_small' : undefined
}
