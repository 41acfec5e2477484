import type { EndReason } from '#shared/domain/call.ts'
import type { english } from '../../i18n/resources.ts'
import type { EndedCall } from './call-state.ts'

type ReasonWords = keyof (typeof english)['call']['ended']['reason']
type EndWords = `ended.reason.${ReasonWords}` | `ended.${'byCustomer' | 'byYou' | 'bySystem' | 'gone'}`

const wordsOfReason: Record<Exclude<EndReason, 'completed'>, ReasonWords> = {
  rejected_by_agent: 'rejected_by_agent',
  rejected_by_customer: 'rejected_by_customer',
  customer_hung_up: 'customer_hung_up',
  timed_out: 'timed_out',
  not_delivered_no_ring_group: 'not_delivered',
  not_delivered_all_offline: 'not_delivered',
  not_delivered_inbound_off: 'not_delivered',
  not_delivered_all_busy: 'not_delivered',
  not_delivered_stale: 'not_delivered',
  cancelled_by_agent: 'cancelled_by_agent',
  not_answered: 'not_answered',
  balance_exhausted: 'balance_exhausted',
  media_failed: 'media_failed',
  provider_failed: 'provider_failed',
}

const wordsOfEnder = { agent: 'ended.byYou', customer: 'ended.byCustomer', system: 'ended.bySystem' } as const

/** Why a call ended, as a key of the words of calls. */
export function endWords({ call }: Pick<EndedCall, 'call'>): EndWords {
  if (!call?.reason) return 'ended.gone'
  if (call.reason === 'completed') return wordsOfEnder[call.endedBy ?? 'system']
  return `ended.reason.${wordsOfReason[call.reason]}`
}
