import type { SettingDifference } from './account-settings.ts'
import type { EpochMs } from './ids.ts'
import type { ProviderError } from './refusal.ts'

/** What has to hold for calls to come and go, in the order in which each rests on the one before it. */
export const connectionSteps = ['token', 'number', 'settings', 'subscription', 'webhook'] as const
export type ConnectionStep = (typeof connectionSteps)[number]

/** Why a step is as it is: the screen says by it what to do. */
export const connectionReasons = [
  'token_taken',
  'token_refused',
  'number_known',
  'number_unknown',
  /** Meta has another telephone number under this id. */
  'number_mismatch',
  'settings_same',
  /** [A9] */
  'settings_differ',
  'calls_subscribed',
  /** Meta sends this app no event of the business account at all. */
  'app_not_subscribed',
  /** Meta: 138018. */
  'calls_not_subscribed',
  /** Meta: 138015, fewer than 2,000 business-initiated conversations in 24 h. */
  'messaging_limit_low',
  /** Calls are off, or the settings differ: Meta looks at the subscription only where calls are switched on. */
  'not_tried',
  'webhook_seen',
  'webhook_never_seen',
  'provider_refused',
  'provider_silent',
] as const
export type ConnectionReason = (typeof connectionReasons)[number]

export interface ConnectionResult {
  readonly step: ConnectionStep
  readonly outcome: 'ok' | 'failed' | 'unknown'
  readonly reason: ConnectionReason
  /** Meta's own words. */
  readonly error?: ProviderError
  /** When the newest webhook came. */
  readonly at?: EpochMs
  /** What Meta has instead. */
  readonly theirs?: string
}

/** What became of one question to the provider. */
export type Asked<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly error: ProviderError }
  | { readonly kind: 'unknown' }

/** What the provider said, of all that was asked. */
export interface ConnectionFacts {
  readonly displayPhone: string
  readonly number: Asked<{ readonly displayPhone: string }>
  readonly differences: Asked<readonly SettingDifference[]>
  /** Whether Meta sends this app the business account's events; absent where it is not known which account that is. */
  readonly appSubscribed?: Asked<boolean>
  /** Calls being switched on again as they are; absent where they are off or the settings differ. */
  readonly enabling?: Asked<unknown>
  readonly lastWebhookAt?: EpochMs
}

const tokenRefused = 190
const noPermission = 10
const noSubscription = 138018
const limitTooLow = 138015

/** Each step with its answer. [A9] */
export function connectionResults(facts: ConnectionFacts): readonly ConnectionResult[] {
  return [tokenOf(facts), numberOf(facts), settingsOf(facts), subscriptionOf(facts), webhookOf(facts)]
}

function tokenFault(asked: Asked<unknown>): ProviderError | undefined {
  const isToken =
    asked.kind === 'refused' && (asked.error.code === tokenRefused || asked.error.code === noPermission)
  return isToken ? asked.error : undefined
}

function tokenOf({ number }: ConnectionFacts): ConnectionResult {
  const step = 'token'
  if (number.kind === 'unknown') return { step, outcome: 'unknown', reason: 'provider_silent' }
  const error = tokenFault(number)
  if (!error) return { step, outcome: 'ok', reason: 'token_taken' }
  return { step, outcome: 'failed', reason: 'token_refused', error }
}

function numberOf({ number, displayPhone }: ConnectionFacts): ConnectionResult {
  const step = 'number'
  if (number.kind === 'unknown' || tokenFault(number)) {
    return { step, outcome: 'unknown', reason: 'provider_silent' }
  }
  if (number.kind === 'refused') {
    return { step, outcome: 'failed', reason: 'number_unknown', error: number.error }
  }
  const theirs = number.value.displayPhone
  if (digitsOf(theirs) === digitsOf(displayPhone)) return { step, outcome: 'ok', reason: 'number_known' }
  return { step, outcome: 'failed', reason: 'number_mismatch', theirs }
}

const digitsOf = (phone: string) => phone.replaceAll(/\D/g, '')

function settingsOf({ differences }: ConnectionFacts): ConnectionResult {
  const step = 'settings'
  if (differences.kind !== 'done') return unanswered(step, differences)
  return differences.value.length === 0
    ? { step, outcome: 'ok', reason: 'settings_same' }
    : { step, outcome: 'failed', reason: 'settings_differ' }
}

function subscriptionOf({ enabling, appSubscribed }: ConnectionFacts): ConnectionResult {
  const step = 'subscription'
  if (appSubscribed?.kind === 'done' && !appSubscribed.value) {
    return { step, outcome: 'failed', reason: 'app_not_subscribed' }
  }
  if (!enabling) return { step, outcome: 'unknown', reason: 'not_tried' }
  if (enabling.kind === 'done') return { step, outcome: 'ok', reason: 'calls_subscribed' }
  if (enabling.kind === 'refused' && enabling.error.code === noSubscription) {
    return { step, outcome: 'failed', reason: 'calls_not_subscribed', error: enabling.error }
  }
  if (enabling.kind === 'refused' && enabling.error.code === limitTooLow) {
    return { step, outcome: 'failed', reason: 'messaging_limit_low', error: enabling.error }
  }
  return unanswered(step, enabling)
}

const unanswered = (
  step: ConnectionStep,
  asked: Exclude<Asked<unknown>, { kind: 'done' }>,
): ConnectionResult =>
  asked.kind === 'unknown'
    ? { step, outcome: 'unknown', reason: 'provider_silent' }
    : { step, outcome: 'failed', reason: 'provider_refused', error: asked.error }

function webhookOf({ lastWebhookAt: at }: ConnectionFacts): ConnectionResult {
  const step = 'webhook'
  if (at === undefined) return { step, outcome: 'unknown', reason: 'webhook_never_seen' }
  return { step, outcome: 'ok', reason: 'webhook_seen', at }
}
