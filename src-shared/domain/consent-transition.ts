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
    }
  | { readonly type: 'refused'; readonly automatic: boolean }
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
          request: input.request,
          asks: [...recent(consent, input.at, policy), input.at],
        },
        changes: ['asked'],
      }
    case 'sent':
      return consent.request?.requestId === input.requestId
        ? unchanged({
            ...consent,
            request: { ...consent.request, providerMessageId: input.providerMessageId },
          })
        : unchanged(consent)
    case 'notSent':
      return takeBack(consent, input.requestId)
    case 'allowed': {
      const until = input.until ?? input.at + policy.temporaryConsentMs
      return answer(
        consent,
        input.at,
        input.permanent ? { kind: 'permanent' } : { kind: 'temporary', until },
        'allowed',
      )
    }
    case 'refused':
      return input.automatic
        ? answer(consent, input.at, { kind: 'revoked' }, 'revoked')
        : answer(consent, input.at, { kind: 'rejected' }, 'refused')
    case 'reconciled':
      return reconcile(consent, input.permission)
    case 'callConnected':
      return connected(consent)
    case 'callUnanswered':
      return unanswered(consent, policy)
    case 'roomResolved':
      return consent.request ? close(consent, consent.permission, 'closed') : unchanged(consent)
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
  return { consent: { ...rest, asks }, changes: ['notSent'] }
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
  const unansweredCalls = change === 'revoked' ? 0 : consent.unanswered
  return {
    consent: { ...rest, ...stillOpen, permission, answeredAt: at, unanswered: unansweredCalls },
    changes: [change],
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
    const stands = had.kind === 'temporary' || had.kind === 'permanent'
    return stands
      ? { consent: { ...consent, permission: { kind: 'revoked' } }, changes: ['revoked'] }
      : unchanged(consent)
  }
  const same =
    had.kind === permission.kind &&
    (had.kind !== 'temporary' || permission.kind !== 'temporary' || had.until === permission.until)
  if (same) return unchanged(consent)
  const { request: _answered, ...rest } = consent
  return { consent: { ...rest, permission }, changes: ['allowed'] }
}

/** [P3] Both budgets start anew; [P6] an open request closes; [P11] the streak is broken. Whoever called. */
function connected(consent: Consent): ConsentDecision {
  const { request, ...rest } = consent
  const reset: Consent = { ...rest, asks: [], unanswered: 0 }
  const changes: ConsentChange[] = request ? ['closed'] : []
  if (consent.asks.length > 0 || consent.unanswered > 0) changes.push('reset')
  return { consent: reset, changes }
}

/** [P11] The permission is lost after so many in a row; the count starts anew with it. */
function unanswered(consent: Consent, policy: Policy): ConsentDecision {
  const count = consent.unanswered + 1
  const stands = consent.permission.kind === 'temporary' || consent.permission.kind === 'permanent'
  if (stands && count >= policy.unansweredBeforeRevoked) {
    return { consent: { ...consent, permission: { kind: 'revoked' }, unanswered: 0 }, changes: ['revoked'] }
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
    const stands = next.permission.kind === 'temporary' || next.permission.kind === 'permanent'
    const closed = close(next, stands ? next.permission : { kind: 'expired' }, 'expired')
    next = closed.consent
    changes.push(...closed.changes)
  }
  return { consent: next, changes }
}

function close(consent: Consent, permission: Permission, change: ConsentChange): ConsentDecision {
  const { request: _closed, ...rest } = consent
  return { consent: { ...rest, permission }, changes: [change] }
}
