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

export type Restriction = 'outbound' | 'inbound' | 'buttonHidden' | 'other'

/** [I10] The platform's own warning. */
const lowAnswerRate = 'low_answer_rate'

/** What stands against an account's calls, the gravest first. */
export function accountNotices(account: WireAccount): readonly AccountNotice[] {
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
  return [...turnedOff(account), ...restrictions, ...quality, ...answers]
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
