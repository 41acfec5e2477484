/**
 * What Meta keeps for one business number and one customer: the call permission, its budgets, and the 24 h
 * window. Pure: every function takes the time and gives the next state. Meta: Calling API, user call permissions.
 */

const hour = 3_600_000
export const day = 24 * hour
const week = 7 * day
/** How long a temporary permission, and an unanswered request, lasts. */
export const permissionMs = week

export type Permission =
  | { status: 'no_permission' }
  /** @property expiresAt milliseconds since the epoch */
  | { status: 'temporary'; expiresAt: number }
  | { status: 'permanent' }

type PermissionRequest = {
  messageId: string
  sentAt: number
  /** False once a connected call has reset the budget. */
  counted: boolean
  answeredAt?: number
}

export type Pair = {
  permission: Permission
  requests: readonly PermissionRequest[]
  /** When business-initiated calls were picked up, within the last day. */
  connectedAt: readonly number[]
  /** Business-initiated calls in a row that were not answered or were rejected. */
  unansweredInARow: number
  /** End of the customer service window; 0 when it was never open. */
  windowUntil: number
}

/** Per pair; counts of requests, of connected calls a day, and of unanswered calls in a row. */
export type PairLimits = {
  requestsPerDay: number
  requestsPerWeek: number
  connectedPerDay: number
  warnAfter: number
  revokeAfter: number
}

export const productionLimits: PairLimits = {
  requestsPerDay: 1,
  requestsPerWeek: 2,
  connectedPerDay: 100,
  warnAfter: 2,
  revokeAfter: 4,
}
/** Public test numbers and sandboxes. */
export const testNumberLimits: PairLimits = {
  requestsPerDay: 25,
  requestsPerWeek: 100,
  connectedPerDay: 100,
  warnAfter: 5,
  revokeAfter: 10,
}

export const newPair = (): Pair => ({
  permission: { status: 'no_permission' },
  requests: [],
  connectedAt: [],
  unansweredInARow: 0,
  windowUntil: 0,
})

/** The permission as it stands: an expired one is none. Meta sends no webhook on expiry. */
export const permissionAt = (pair: Pair, now: number): Permission =>
  pair.permission.status === 'temporary' && pair.permission.expiresAt <= now
    ? { status: 'no_permission' }
    : pair.permission

export type Usage = { maximum: number; used: number; freeAt?: number }

/** @returns `freeAt` (milliseconds) only when the limit is reached */
const usage = (times: readonly number[], period: number, maximum: number, now: number): Usage => {
  const recent = times.filter(time => time > now - period).sort((a, b) => a - b)
  const oldestInTheWay = recent[recent.length - maximum]
  return {
    maximum,
    used: recent.length,
    ...(oldestInTheWay !== undefined && { freeAt: oldestInTheWay + period }),
  }
}

export const requestUsage = (pair: Pair, limits: PairLimits, now: number): { day: Usage; week: Usage } => {
  const times = pair.requests.filter(request => request.counted).map(request => request.sentAt)
  return {
    day: usage(times, day, limits.requestsPerDay, now),
    week: usage(times, week, limits.requestsPerWeek, now),
  }
}

/** Only calls that were picked up count. */
export const callUsage = (pair: Pair, limits: PairLimits, now: number): Usage =>
  usage(pair.connectedAt, day, limits.connectedPerDay, now)

export const windowIsOpen = (pair: Pair, now: number): boolean => pair.windowUntil > now

/** A message from the customer, a call of theirs answered or not, and their picking up all open the window. */
export const openWindow = (pair: Pair, now: number): Pair => ({ ...pair, windowUntil: now + day })

export const noteRequest = (pair: Pair, messageId: string, now: number): Pair => ({
  ...pair,
  requests: [...pair.requests, { messageId, sentAt: now, counted: true }],
})

/**
 * A request can be answered, and answered again, until a newer one was answered or 7 days have passed since it
 * was answered or else sent.
 */
export const requestIsOpen = (pair: Pair, messageId: string, now: number): boolean => {
  const index = pair.requests.findIndex(request => request.messageId === messageId)
  const request = pair.requests[index]
  if (!request) return false
  const overtaken = pair.requests.slice(index + 1).some(newer => newer.answeredAt !== undefined)
  return !overtaken && now < (request.answeredAt ?? request.sentAt) + permissionMs
}

export const noteAnswer = (pair: Pair, messageId: string, now: number): Pair => ({
  ...pair,
  requests: pair.requests.map(request =>
    request.messageId === messageId ? { ...request, answeredAt: now } : request,
  ),
})

export const grant = (pair: Pair, kind: 'temporary' | 'permanent', now: number): Pair => ({
  ...pair,
  permission:
    kind === 'permanent' ? { status: 'permanent' } : { status: 'temporary', expiresAt: now + permissionMs },
})

export const revoke = (pair: Pair): Pair => ({ ...pair, permission: { status: 'no_permission' } })

/** Any connected call resets the request budgets and the streak; only the business's own count as calls. */
export const noteConnected = (pair: Pair, placedBy: 'customer' | 'business', now: number): Pair => ({
  ...pair,
  requests: pair.requests.map(request => ({ ...request, counted: false })),
  unansweredInARow: 0,
  connectedAt:
    placedBy === 'business' ? [...pair.connectedAt.filter(time => time > now - day), now] : pair.connectedAt,
})

export type UnansweredConsequence = 'none' | 'customer_is_warned' | 'permission_is_revoked'

/** 2 in a row: WhatsApp shows the customer a notice; 4 in a row: it withdraws the permission by itself. */
export const noteUnanswered = (
  pair: Pair,
  limits: PairLimits,
): { pair: Pair; consequence: UnansweredConsequence } => {
  const unansweredInARow = pair.unansweredInARow + 1
  if (unansweredInARow >= limits.revokeAfter)
    return { pair: revoke({ ...pair, unansweredInARow: 0 }), consequence: 'permission_is_revoked' }
  return {
    pair: { ...pair, unansweredInARow },
    consequence: unansweredInARow === limits.warnAfter ? 'customer_is_warned' : 'none',
  }
}
