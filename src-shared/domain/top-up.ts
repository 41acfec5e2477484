import type { Money } from './money.ts'
import type { Policy } from './policy.ts'

/** [O6] Why an amount cannot be topped up; undefined where it can. */
export function topUpFault({ minor }: Pick<Money, 'minor'>, policy: Policy): 'top_up_too_small' | undefined {
  return minor < policy.minimumTopUpMinor ? 'top_up_too_small' : undefined
}
