import type { Policy } from '#shared/domain/policy.ts'
import type { Account } from './store/records.ts'

/** The policy of one account: the platform's, with what its Admin chose. [A8] */
export const ringMsOf = (account: Account, policy: Policy): number =>
  Math.min(policy.ringMsRange.max, Math.max(policy.ringMsRange.min, account.ringSeconds * 1_000))
