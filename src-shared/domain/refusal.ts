import type { EpochMs } from './ids.ts'

/** Why something was not done, and the rule that says so; `null` where no numbered rule does. */
export const refusalRules = {
  outbound_off: 'A4',
  not_your_room: 'O1',
  /** O1 when dialling, I4 when answering. */
  agent_busy: 'O1',
  no_permission: 'P5',
  call_limit_reached: 'O1',
  balance_too_low: 'O1',
  no_rate: 'O5',
  no_active_conversation: 'P1',
  request_limit_day: 'P2',
  request_limit_week: 'P2',
  permission_already_permanent: 'P5',
  taken: 'I5',
  call_over: 'I5',
  not_offered: 'I5',
  member_in_other_group: 'R2',
  group_mode_taken: 'R5',
  top_up_too_small: 'O6',
  window_closed: 'C3',
  not_ringing: null,
  agent_on_call: 'I4',
  agent_unreachable: null,
  wrap_up_over: null,
  wrap_up_at_its_longest: null,
  forbidden_role: null,
  own_account: null,
  call_in_progress: null,
  last_admin: null,
  email_taken: null,
  echo_unavailable: null,
  echo_busy: null,
  provider_refused: null,
  provider_unreachable: null,
} as const satisfies Record<string, string | null>

export type RefusalReason = keyof typeof refusalRules

/** The provider's own words about what it refused. */
export interface ProviderError {
  readonly code: number
  readonly message: string
}

/** A refusal as the rules speak it; the sentence for the person is made at the door. */
export interface Refusal {
  readonly reason: RefusalReason
  /** Overrides the reason's usual rule. */
  readonly rule?: string
  /** When time alone lifts it. */
  readonly retryAt?: EpochMs
  /** Who has the call, for `taken`. */
  readonly by?: { readonly id: string; readonly name: string }
  readonly provider?: ProviderError
}

/** The rule that a refusal quotes, if any. */
export function ruleOf(refusal: Refusal): string | undefined {
  return refusal.rule ?? refusalRules[refusal.reason] ?? undefined
}
