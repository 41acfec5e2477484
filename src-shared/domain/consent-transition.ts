import { assertNever } from './assert-never.ts'
import type { Consent, ConsentRequest, Permission } from './consent.ts'
import type { EpochMs } from './ids.ts'
import type { Policy } from './policy.ts'

/** What can happen to a consent. `at` is when, by the provider's clock where it says. */
export type ConsentInput = { readonly at: EpochMs } & (
  | { readonly type: 'asked'; readonly request: ConsentRequest }
  /** Meta took the message that asks. */
  | { readonly type: 'sent'; readonly requestId: string; readonly providerMessageId: string }
  /** Meta refused to send it: nothing is used up. */
  | { readonly type: 'notSent'; readonly requestId: string }
  | {
      readonly type: 'allowed'
      readonly permanent: boolean
      /** Meta's own end of a temporary permission; absent: 168 h after the answer. */
      readonly until?: EpochMs
      /** Meta's id of what was answered, where it says. */
      readonly answersTo?: string
    }
  /** `automatic`: taken back by Meta, no answer to anything. [P11] */
  | { readonly type: 'refused'; readonly automatic: boolean; readonly answersTo?: string }
  /** The provider's own record, read when its words were too few. */
  | {
      readonly type: 'reconciled'
      readonly permission: Extract<Permission, { kind: 'none' | 'temporary' | 'permanent' }>
    }
  | { readonly type: 'callConnected' }
  /** An outbound call ended unanswered or declined. */
  | { readonly type: 'callUnanswered' }
  | { readonly type: 'roomResolved' }
  | { readonly type: 'timePassed' }
)

/** What becomes evidence, beside the input itself. [P13] */
export type ConsentChange =
  'asked' | 'notSent' | 'allowed' | 'refused' | 'closed' | 'expired' | 'revoked' | 'reset' | 'counted'

export interface ConsentDecision {
  readonly consent: Consent
  /** What changed, in order; empty when nothing did. */
  readonly changes: readonly ConsentChange[]
}

/** What one input makes of a consent. */
export function transitionConsent(consent: Consent, input: ConsentInput, policy: Policy): ConsentDecision {
  switch (input.type) {
    case 'asked':
      return {
        consent: {
          ...consent,
          request: consent.request ? { ...input.request, replaces: consent.request } : input.request,
          asks: [...recent(consent, input.at, policy), input.at],
        },
        changes: ['asked'],
      }
    case 'sent':
      return unchanged(withName(consent, input.requestId, input.providerMessageId))
    case 'notSent':
      return takeBack(consent, input.requestId)
    case 'allowed': {
      const at = answerTime(consent, input)
      const until = input.until ?? at + policy.temporaryConsentMs
      const permission: Permission = input.permanent ? { kind: 'permanent' } : { kind: 'temporary', until }
      return answer(consent, at, permission, 'allowed')
    }
    case 'refused':
      return input.automatic
        ? takenBack(consent, input.at)
        : answer(consent, answerTime(consent, input), { kind: 'rejected' }, 'refused')
    case 'reconciled': {
      const due = expire(consent, input.at, policy)
      const decided = reconcile(due.consent, input.permission)
      return { consent: decided.consent, changes: [...due.changes, ...decided.changes] }
    }
    case 'callConnected':
      return connected(consent, input.at)
    case 'callUnanswered':
      return unanswered(consent, input.at, policy)
    case 'roomResolved':
      return consent.request ? close(consent, 'none', 'closed') : unchanged(consent)
    case 'timePassed':
      return expire(consent, input.at, policy)
    default:
      return assertNever(input)
  }
}

const unchanged = (consent: Consent): ConsentDecision => ({ consent, changes: [] })

/** Asks too old for any budget are forgotten here; the evidence keeps them. */
function recent(consent: Consent, at: EpochMs, policy: Policy): readonly EpochMs[] {
  return consent.asks.filter(asked => at - asked < policy.requestWeekMs)
}

/** A send that Meta refuses uses up nothing. [P2] */
function takeBack(consent: Consent, requestId: string): ConsentDecision {
  const { request, ...rest } = consent
  if (request?.requestId !== requestId) return unchanged(consent)
  const asks = consent.asks.filter(asked => asked !== request.askedAt)
  const stillOpen = request.replaces && { request: request.replaces }
  return { consent: { ...rest, ...stillOpen, asks }, changes: ['notSent'] }
}

/** The request has reached Meta and has a name there: the one before it is answered with it. */
function withName(consent: Consent, requestId: string, providerMessageId: string): Consent {
  if (consent.request?.requestId !== requestId) return consent
  const { replaces: _over, ...request } = consent.request
  return { ...consent, request: { ...request, providerMessageId } }
}

/** An answer to the open question cannot be older than the question, whatever the clocks say. */
function answerTime(
  { request }: Consent,
  { at, answersTo }: { readonly at: EpochMs; readonly answersTo?: string },
): EpochMs {
  const answersOpen = request?.providerMessageId !== undefined && request.providerMessageId === answersTo
  return answersOpen && at < wholeSecond(request.askedAt) ? request.askedAt : at
}

/** [P8] The newest answer holds, also a late one, also without a question. It answers whatever is open. [P6] */
function answer(
  consent: Consent,
  at: EpochMs,
  permission: Permission,
  change: ConsentChange,
): ConsentDecision {
  if (consent.answeredAt !== undefined && at < consent.answeredAt) return unchanged(consent)
  const { request, ...rest } = consent
  // An answer given before the question was asked speaks of an older one: the open question stays open.
  const stillOpen = request && at < wholeSecond(request.askedAt) ? { request } : {}
  return { consent: { ...rest, ...stillOpen, permission, answeredAt: at }, changes: [change] }
}

/** [P11] Meta takes a permission back by itself after unanswered calls; an open question stays open. */
function takenBack(consent: Consent, at: EpochMs): ConsentDecision {
  if (consent.permission.kind === 'revoked') return unchanged(consent)
  if (consent.answeredAt !== undefined && at < consent.answeredAt) return unchanged(consent)
  return {
    consent: { ...consent, permission: { kind: 'revoked' }, answeredAt: at, unanswered: 0 },
    changes: ['revoked'],
  }
}

/** Meta tells times in whole seconds: an answer within the second of the question is an answer to it. */
const wholeSecond = (at: EpochMs): EpochMs => Math.floor(at / 1000) * 1000

function reconcile(
  consent: Consent,
  permission: Extract<Permission, { kind: 'none' | 'temporary' | 'permanent' }>,
): ConsentDecision {
  const had = consent.permission
  if (permission.kind === 'none') {
    return stands(had)
      ? { consent: { ...consent, permission: { kind: 'revoked' } }, changes: ['revoked'] }
      : unchanged(consent)
  }
  const isSame =
    had.kind === permission.kind &&
    (had.kind !== 'temporary' || permission.kind !== 'temporary' || had.until === permission.until)
  if (isSame) return unchanged(consent)
  const { request: _answered, ...rest } = consent
  return { consent: { ...rest, permission }, changes: ['allowed'] }
}

/**
 * [P3] Both budgets start anew; [P6] an open request closes; [P11] the streak is broken. Whoever called. What was asked
 * after the call was connected, though heard of before it, is not touched.
 */
function connected(consent: Consent, at: EpochMs): ConsentDecision {
  const { request } = consent
  const closes = request !== undefined && wholeSecond(request.askedAt) <= at
  const closed = closes ? close(consent, 'none', 'closed') : unchanged(consent)
  const asks = consent.asks.filter(asked => wholeSecond(asked) > at)
  const isReset = asks.length < consent.asks.length || consent.unanswered > 0
  if (!isReset) return closed
  return { consent: { ...closed.consent, asks, unanswered: 0 }, changes: [...closed.changes, 'reset'] }
}

/** [P11] The permission is lost after so many in a row; the count starts anew with it. */
function unanswered(consent: Consent, at: EpochMs, policy: Policy): ConsentDecision {
  // Meta's word that it took the permission back may come before its word on the call that cost it.
  if (consent.permission.kind === 'revoked') return unchanged(consent)
  const count = consent.unanswered + 1
  if (stands(consent.permission) && count >= policy.unansweredBeforeRevoked) {
    return {
      consent: { ...consent, permission: { kind: 'revoked' }, unanswered: 0, answeredAt: at },
      changes: ['revoked'],
    }
  }
  return { consent: { ...consent, unanswered: count }, changes: ['counted'] }
}

/** [P5] [P6] A permission ends 168 h after the approval, a request 72 h after it was sent. No webhook says so. */
function expire(consent: Consent, at: EpochMs, policy: Policy): ConsentDecision {
  let next = consent
  const changes: ConsentChange[] = []
  if (next.permission.kind === 'temporary' && at >= next.permission.until) {
    next = { ...next, permission: { kind: 'expired' } }
    changes.push('expired')
  }
  if (next.request && at >= next.request.askedAt + policy.consentRequestMs) {
    const closed = close(next, 'expired', 'expired')
    next = closed.consent
    changes.push(...closed.changes)
  }
  return { consent: next, changes }
}

const stands = (permission: Permission): boolean =>
  permission.kind === 'temporary' || permission.kind === 'permanent'

/** The permission that stood before the request goes on standing; where none did, `otherwise` tells what is left. */
function close(consent: Consent, otherwise: 'none' | 'expired', change: ConsentChange): ConsentDecision {
  const { request: _closed, ...rest } = consent
  const permission = stands(consent.permission) ? consent.permission : { kind: otherwise }
  return { consent: { ...rest, permission }, changes: [change] }
}
