import { assertNever } from './assert-never.ts'
import type { EpochMs } from './ids.ts'
import type { Policy } from './policy.ts'

/** Something that may lead to a restriction. */
export interface AccountWarning {
  /** The provider's word, or `low_answer_rate`. */
  readonly type: string
  readonly source: 'provider' | 'platform'
  readonly at: EpochMs
  /** Absent: until what it warns of is better. */
  readonly until?: EpochMs
  /** The provider's advice. */
  readonly remediation?: string
}

/** Something that the provider does not let the account do. */
export interface AccountRestriction {
  readonly type: string
  readonly at: EpochMs
  /** Absent: until it is lifted by hand. */
  readonly until?: EpochMs
  readonly remediation?: string
}

/** How the account stands with its customers and with the provider. [I10] */
export interface AccountStanding {
  /** Of the latest offered calls; absent before the first. */
  readonly answerRate?: { readonly answered: number; readonly offered: number }
  readonly warnings: readonly AccountWarning[]
  readonly restrictions: readonly AccountRestriction[]
}

export const goodStanding: AccountStanding = { warnings: [], restrictions: [] }

/** What can happen to it. `at` is when, by the provider's clock where it says. */
export type StandingInput = { readonly at: EpochMs } & (
  | { readonly type: 'answerRate'; readonly answered: number; readonly offered: number }
  | { readonly type: 'warned'; readonly warning: string; readonly remediation?: string }
  | {
      readonly type: 'restricted'
      readonly restriction: string
      readonly until?: EpochMs
      readonly remediation?: string
    }
  /** The provider shows the call button again. */
  | { readonly type: 'buttonShown' }
  | { readonly type: 'timePassed' }
)

/** Meta's name for a call button that it hid because few calls were answered; it ends by hand alone. */
const buttonHidden = 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN'
const lowAnswerRate = 'low_answer_rate'

/** [I10] Whether WhatsApp may restrict inbound calls. In integers: 7 of 10 is not below 70 %. */
export function isAnswerRateLow(rate: { answered: number; offered: number }, policy: Policy): boolean {
  return rate.answered * 100 < rate.offered * policy.answerRateMinimumPercent
}

/** The standing after one input; the same one where nothing changes. */
export function transitionStanding(
  standing: AccountStanding,
  input: StandingInput,
  policy: Policy,
): AccountStanding {
  switch (input.type) {
    case 'answerRate':
      return withAnswerRate(standing, input, policy)
    case 'warned': {
      const { at, warning: type, remediation } = input
      const warning = {
        type,
        source: 'provider',
        at,
        until: at + policy.providerWarningMs,
        remediation,
      } as const
      return { ...standing, warnings: [...standing.warnings.filter(other => other.type !== type), warning] }
    }
    case 'restricted': {
      const { at, restriction: type, until, remediation } = input
      const restriction = { type, at, until, remediation }
      const others = standing.restrictions.filter(other => other.type !== type)
      return { ...standing, restrictions: [...others, restriction] }
    }
    case 'buttonShown':
      return dropping(standing, ({ type }) => type === buttonHidden)
    case 'timePassed':
      return dropping(standing, ({ until }) => until !== undefined && until <= input.at)
    default:
      return assertNever(input)
  }
}

/** When time alone changes it. */
export function standingWakeAt({ warnings, restrictions }: AccountStanding): EpochMs | undefined {
  const ends = [...warnings, ...restrictions].flatMap(({ until }) => until ?? [])
  return ends.length === 0 ? undefined : Math.min(...ends)
}

/** The threshold is crossed once, whichever way: the warning comes, or goes. */
function withAnswerRate(
  standing: AccountStanding,
  { answered, offered, at }: Extract<StandingInput, { type: 'answerRate' }>,
  policy: Policy,
): AccountStanding {
  const known = standing.answerRate
  if (known?.answered === answered && known.offered === offered) return standing
  const isLow = isAnswerRateLow({ answered, offered }, policy)
  const wasLow = standing.warnings.some(({ type }) => type === lowAnswerRate)
  const others = standing.warnings.filter(({ type }) => type !== lowAnswerRate)
  const warning: AccountWarning = { type: lowAnswerRate, source: 'platform', at }
  const warnings = isLow === wasLow ? standing.warnings : isLow ? [...others, warning] : others
  return { ...standing, answerRate: { answered, offered }, warnings }
}

function dropping(
  standing: AccountStanding,
  isOver: (entry: { readonly type: string; readonly until?: EpochMs }) => boolean,
): AccountStanding {
  const warnings = standing.warnings.filter(entry => !isOver(entry))
  const restrictions = standing.restrictions.filter(entry => !isOver(entry))
  const changed =
    warnings.length < standing.warnings.length || restrictions.length < standing.restrictions.length
  return changed ? { ...standing, warnings, restrictions } : standing
}
