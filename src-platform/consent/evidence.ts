import { assertNever } from '#shared/domain/assert-never.ts'
import type { Consent } from '#shared/domain/consent.ts'
import type { ConsentChange, ConsentDecision, ConsentInput } from '#shared/domain/consent-transition.ts'
import type { ConsentActor, ConsentEvidence, ConsentEvidenceDetails } from '../store/records.ts'

/** Who caused a step, and what proves it. */
export interface ConsentCause {
  readonly actor: ConsentActor
  readonly details?: ConsentEvidenceDetails
}

type Step = Pick<ConsentEvidence, 'at' | 'type' | 'actor' | 'details'>

/** [P13] What is kept of one step. An answer is kept also where it came too late to change anything. */
export function evidenceOf(
  before: Consent,
  { consent, changes }: ConsentDecision,
  input: ConsentInput,
  { actor, details = {} }: ConsentCause,
): readonly Step[] {
  const step = (type: Step['type'], more: ConsentEvidenceDetails = {}): Step => ({
    at: input.at,
    type,
    actor,
    details: { ...more, ...details },
  })
  const isAnswer = input.type === 'allowed' || input.type === 'refused'
  if (isAnswer && changes.length === 0) return [step('answered', answerOf(input))]
  if (input.type === 'sent') {
    const isNews = before.request?.providerMessageId === undefined && consent.request !== undefined
    return isNews ? [step('sent', { requestId: input.requestId })] : []
  }
  const closed = before.request && !consent.request ? { requestId: before.request.requestId } : {}
  return changes.map(change => stepOf(change, { step, input, consent, closed }))
}

function stepOf(
  change: ConsentChange,
  facts: {
    readonly step: (type: Step['type'], more?: ConsentEvidenceDetails) => Step
    readonly input: ConsentInput
    readonly consent: Consent
    readonly closed: ConsentEvidenceDetails
  },
): Step {
  const { step, input, consent, closed } = facts
  switch (change) {
    case 'asked':
      return step('asked', { requestId: consent.request?.requestId })
    case 'allowed':
    case 'refused':
      return step('answered', { ...closed, ...standing(consent), ...answerOf(input) })
    case 'closed':
    case 'expired':
    case 'notSent':
      return step(change, closed)
    case 'revoked':
    case 'reset':
    case 'counted':
      return step(change)
    default:
      return assertNever(change)
  }
}

/** The permission as the answer left it. */
function standing({ permission }: Consent): ConsentEvidenceDetails {
  switch (permission.kind) {
    case 'temporary':
      return { answer: 'temporary', expiresAt: permission.until }
    case 'permanent':
      return { answer: 'permanent' }
    case 'rejected':
    case 'none':
    case 'expired':
    case 'revoked':
      return {}
    default:
      return assertNever(permission)
  }
}

/** The answer in its own words. */
function answerOf(input: ConsentInput): ConsentEvidenceDetails {
  if (input.type === 'refused') return { answer: 'rejected' }
  if (input.type === 'reconciled') return { source: 'reconciled' }
  if (input.type !== 'allowed') return {}
  return {
    answer: input.permanent ? 'permanent' : 'temporary',
    ...(input.until !== undefined && { expiresAt: input.until }),
  }
}
