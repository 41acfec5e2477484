import type { AgentId, EpochMs, RoomId } from './ids.ts'
import type { Policy } from './policy.ts'

/** The permission that stands, apart from any open request. */
export type Permission =
  | { readonly kind: 'none' }
  | { readonly kind: 'temporary'; readonly until: EpochMs }
  | { readonly kind: 'permanent' }
  /** The customer said no. [P9] */
  | { readonly kind: 'rejected' }
  /** A temporary permission, or a request, ran out. */
  | { readonly kind: 'expired' }
  /** Taken back after unanswered calls. [P11] */
  | { readonly kind: 'revoked' }

/** A question that the customer has not answered yet. [P4] */
export interface ConsentRequest {
  /** The client's key: the same one twice asks once. */
  readonly requestId: string
  /** Meta's id of the message that asks; unknown until Meta answers the send. */
  readonly providerMessageId?: string
  /** Absent where the platform itself asked, after a missed call. [A7] */
  readonly askedBy?: AgentId
  readonly askedAt: EpochMs
  /** The one that was open before: it stands again if Meta refuses to send this one. */
  readonly replaces?: ConsentRequest
}

/** Where one customer stands with one account about being called. */
export interface Consent {
  readonly roomId: RoomId
  readonly permission: Permission
  readonly request?: ConsentRequest
  /** When consent was asked since the last connected call, newest last: the budgets of [P2]. */
  readonly asks: readonly EpochMs[]
  /** Outbound calls in a row that were not answered or declined. [P10] [P11] */
  readonly unanswered: number
  /** When the newest answer was given: an older one that arrives later changes nothing. [P8] */
  readonly answeredAt?: EpochMs
}

export const noConsent = (roomId: RoomId): Consent => ({
  roomId,
  permission: { kind: 'none' },
  asks: [],
  unanswered: 0,
})

export type ConsentStatus = 'pending' | Permission['kind']

/** What the room's header shows; an open request hides what stood before it. [P12] */
export function consentStatus(consent: Consent): ConsentStatus {
  return consent.request ? 'pending' : consent.permission.kind
}

/** When the status changes by itself, if it does. [P5] [P6] */
export function consentExpiresAt(consent: Consent, policy: Policy): EpochMs | undefined {
  if (consent.request) return consent.request.askedAt + policy.consentRequestMs
  return consent.permission.kind === 'temporary' ? consent.permission.until : undefined
}

/** The next moment at which time alone changes the consent: a request or a permission runs out. */
export function consentWakeAt(consent: Consent, policy: Policy): EpochMs | undefined {
  const moments = [
    consent.request && consent.request.askedAt + policy.consentRequestMs,
    consent.permission.kind === 'temporary' ? consent.permission.until : undefined,
  ].filter(moment => moment !== undefined)
  return moments.length === 0 ? undefined : Math.min(...moments)
}

/** [P5] Whether the customer may be called now. */
export function mayBeCalled(consent: Consent, at: EpochMs): boolean {
  const { permission } = consent
  return permission.kind === 'permanent' || (permission.kind === 'temporary' && at < permission.until)
}

/** [P10] The agent is asked to reconsider before the permission is lost. */
export function consentAdvice(consent: Consent, policy: Policy): 'reconsider' | undefined {
  const stands = consent.permission.kind === 'temporary' || consent.permission.kind === 'permanent'
  return stands && consent.unanswered >= policy.unansweredBeforeAdvice ? 'reconsider' : undefined
}

/** How much of the budgets of [P2] is used, and when the next request is possible; absent: now. */
export interface RequestBudget {
  readonly usedDay: number
  readonly usedWeek: number
  readonly dayRetryAt?: EpochMs
  readonly weekRetryAt?: EpochMs
}

/** [P2] Counts the requests of the last 24 h and 7 days; a request leaves its window when it is exactly that old. */
export function requestBudget(consent: Consent, at: EpochMs, policy: Policy): RequestBudget {
  const within = (windowMs: number) => consent.asks.filter(asked => at - asked < windowMs)
  const day = within(policy.requestDayMs)
  const week = within(policy.requestWeekMs)
  return {
    usedDay: day.length,
    usedWeek: week.length,
    dayRetryAt: freeAt(day, policy.requestsPerDay, policy.requestDayMs),
    weekRetryAt: freeAt(week, policy.requestsPerWeek, policy.requestWeekMs),
  }
}

/** When enough of these moments have left their window for one more to fit. */
function freeAt(moments: readonly EpochMs[], max: number, windowMs: number): EpochMs | undefined {
  const blocking = moments[moments.length - max]
  return moments.length < max || blocking === undefined ? undefined : blocking + windowMs
}
