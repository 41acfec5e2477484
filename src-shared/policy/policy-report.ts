import type { PolicyProblem } from './read-policy.ts'
import type { ResolvedPolicy } from './resolve-policy.ts'

/** Why the organisation's policy as a whole could not be read; what was read before it in this session still holds. */
export interface PolicyFault {
  /** `untrusted`: somebody without administrator's rights could have written it. */
  readonly why: 'malformed' | 'untrusted' | 'unreadable'
  /** For whoever mends it. */
  readonly detail: string
}

/** What the organisation has decided, for the screen and for support. */
export interface PolicyReport {
  readonly resolved: ResolvedPolicy
  readonly problems: readonly PolicyProblem[]
  readonly fault: PolicyFault | null
}
