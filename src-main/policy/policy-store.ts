import type { PolicyFault } from '#shared/policy/policy-report.ts'
import type { PolicyDocument } from '#shared/policy/read-policy.ts'

/** What one look at the system's store brought. A store that is not there says nothing: that is no fault. */
export type PolicyLook =
  | { readonly kind: 'read'; readonly document: PolicyDocument }
  | { readonly kind: 'failed'; readonly fault: PolicyFault }

/** Where a system keeps what the organisation has decided. */
export interface PolicyStore {
  /** For the log, such as the path of the file. */
  readonly name: string
  /** How long a change may go unseen, in milliseconds. */
  readonly lookEveryMs: number
  /** Never rejects. */
  look(): Promise<PolicyLook>
}

export const failedLook = (why: PolicyFault['why'], detail: string): PolicyLook => ({
  kind: 'failed',
  fault: { why, detail },
})
