import type { EpochMs } from '#shared/domain/ids.ts'
import type { WireConsent, WireRoom } from '#shared/protocol/entities.ts'
import type { english } from '../../i18n/resources.ts'
import type { ConsentCheck } from '../../store/consent-check.ts'
import type { RoomRefusals, Why } from './room-refusals.ts'

type WhyKey = keyof (typeof english)['consent']['why']

/** A sentence for the person: its key among the words of consent, and what it speaks of. */
export interface WhyWords {
  readonly key: WhyKey
  /** When it can be done again, by the platform's clock. */
  readonly at?: EpochMs
  readonly left?: number
  readonly max?: number
  readonly used?: number
}

export interface WhyFacts {
  readonly room: Pick<WireRoom, 'state'>
  readonly status: WireConsent['status'] | undefined
  readonly check: ConsentCheck | null
}

/**
 * Why the customer cannot be called, and how that is lifted, at most two sentences: without permission it is the
 * asking that helps, so what stands against that is told too. Nothing where the call can be made.
 */
export function whyNotWords(refusals: RoomRefusals, facts: WhyFacts): readonly WhyWords[] {
  const [first] = refusals.call
  if (!first) return []
  const asking = refusals.request[0]
  const [call] = wordsFor([first], facts)
  // The request is the way to a permission alone; and what stops both is said once.
  if (!call || first.reason !== 'no_permission') return call ? [call] : []
  if (facts.status === 'pending') return [call]
  if (asking) return [call, ...wordsFor([asking], facts)]
  return facts.check === null ? [call] : [call, { key: 'askFirst' }]
}

/** Every reason in words, for those who want to know it all. */
export function wordsFor(whys: readonly Why[], facts: WhyFacts): readonly WhyWords[] {
  return whys.map(why => ({ ...wordsOf(why, facts), ...(why.retryAt !== undefined && { at: why.retryAt }) }))
}

function wordsOf(why: Why, { room, status, check }: WhyFacts): WhyWords {
  const requests = check?.requests
  switch (why.reason) {
    case 'not_your_room':
      return { key: notYours[room.state] }
    case 'no_permission':
      return { key: noPermission[status ?? 'none'] }
    case 'call_limit_reached':
      return check ? { key: 'callLimit', ...check.attempts } : { key: 'callLimitUnknown' }
    case 'request_limit_day':
      return requests
        ? { key: 'requestDay', left: Math.max(0, requests.max7d - requests.used7d), max: requests.max7d }
        : { key: 'requestUnknown' }
    case 'request_limit_week':
      return requests ? { key: 'requestWeek', max: requests.max7d } : { key: 'requestUnknown' }
    default:
      return { key: sameWord.find(key => key === why.reason) ?? 'unknown' }
  }
}

/** Reasons that are words of the window as they stand; one of a newer platform is none. */
const sameWord = [
  'outbound_off',
  'agent_busy',
  'balance_too_low',
  'no_rate',
  'no_active_conversation',
  'permission_already_permanent',
  'window_closed',
] as const satisfies readonly WhyKey[]

const notYours = {
  unassigned: 'notYoursUnassigned',
  assigned: 'notYoursAssigned',
  resolved: 'notYoursResolved',
} as const satisfies Record<WireRoom['state'], WhyKey>

/** [P9] A refusal is not held up to the agent again: it reads as if nothing had been asked. */
const noPermission = {
  none: 'noPermission',
  rejected: 'noPermission',
  pending: 'waitingForAnswer',
  expired: 'permissionExpired',
  revoked: 'permissionRevoked',
  // The window's word may be older than the platform's for a moment.
  temporary: 'permissionExpired',
  permanent: 'noPermission',
} as const satisfies Record<WireConsent['status'], WhyKey>
