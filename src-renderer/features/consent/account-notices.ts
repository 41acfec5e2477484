import { balanceState } from '#shared/domain/balance-state.ts'
import type { Money } from '#shared/domain/money.ts'
import type { WireAccount } from '#shared/protocol/account.ts'

/** What an agent should know of an account's calls. */
export type AccountNotice =
  /** [A3] [A4] */
  | { readonly kind: 'bothOff' | 'inboundOff' | 'outboundOff' }
  /** WhatsApp restricts calls. Meta: account update webhook, calling restrictions. */
  | { readonly kind: 'restricted'; readonly what: Restriction; readonly until?: string }
  /** WhatsApp warns before it restricts. */
  | { readonly kind: 'quality' }
  /** [I10] A share from 0 to 1, below what WhatsApp wants to see. */
  | { readonly kind: 'answerRate'; readonly rate: number }
  /** [O6] Told to those who can do something about it. */
  | { readonly kind: 'balanceLow' | 'balanceExhausted'; readonly balance: Money }

export type Restriction = 'outbound' | 'inbound' | 'buttonHidden' | 'other'

/** [I10] The platform's own warning. */
const lowAnswerRate = 'low_answer_rate'

/**
 * What stands against an account's calls, the gravest first.
 * @param balance of whoever is to be told of it; agents see it where they call
 */
export function accountNotices(account: WireAccount, balance?: Money): readonly AccountNotice[] {
  const restrictions = (account.restrictions ?? []).map(({ type, until }): AccountNotice => ({
    kind: 'restricted',
    what: restrictionOf(type),
    ...(until !== undefined && { until }),
  }))
  const warnings = (account.warnings ?? []).map(({ type }) => type)
  const quality: readonly AccountNotice[] = warnings.some(type => type !== lowAnswerRate)
    ? [{ kind: 'quality' }]
    : []
  const { answerRate: rate } = account
  const answers: readonly AccountNotice[] =
    warnings.includes(lowAnswerRate) && rate !== undefined ? [{ kind: 'answerRate', rate }] : []
  return [...turnedOff(account), ...restrictions, ...ofBalance(account, balance), ...quality, ...answers]
}

function ofBalance(
  { lowBalance, outbound }: WireAccount,
  balance: Money | undefined,
): readonly AccountNotice[] {
  // [A4] Without outgoing calls nothing is paid.
  if (!balance || !outbound) return []
  const state = balanceState(balance, lowBalance)
  if (state === 'enough') return []
  return [{ kind: state === 'low' ? 'balanceLow' : 'balanceExhausted', balance }]
}

function turnedOff({ inbound, outbound }: WireAccount): readonly AccountNotice[] {
  if (!inbound && !outbound) return [{ kind: 'bothOff' }]
  if (!inbound) return [{ kind: 'inboundOff' }]
  return outbound ? [] : [{ kind: 'outboundOff' }]
}

function restrictionOf(type: string): Restriction {
  switch (type) {
    case 'RESTRICTED_BUSINESS_INITIATED_CALLING':
      return 'outbound'
    case 'RESTRICTED_USER_INITIATED_CALLING':
      return 'inbound'
    case 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN':
      return 'buttonHidden'
    default:
      return 'other'
  }
}
