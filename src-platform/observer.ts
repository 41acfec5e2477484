import type { ProviderCommand } from '#shared/domain/call-input.ts'
import type { EndReason } from '#shared/domain/call.ts'

/** Why a piece of a webhook had no effect. */
export type IgnoredBecause =
  'foreign_number' | 'unknown_call' | 'unknown_event' | 'repeated' | 'not_yet_handled' | 'malformed'

/** What the core did, for counters: no ids, no numbers. */
export type CoreEvent =
  | { readonly type: 'webhook_processed'; readonly outcome: 'done' | 'kept' | 'retried' | 'parked' }
  | { readonly type: 'webhook_ignored'; readonly because: IgnoredBecause }
  | {
      readonly type: 'call_ended'
      readonly direction: 'inbound' | 'outbound'
      readonly status: 'answered' | 'unanswered'
      readonly reason: EndReason
    }
  | {
      readonly type: 'provider_command'
      readonly command: ProviderCommand['type'] | 'sendText' | 'sendCallButton' | 'askConsent'
      readonly outcome: 'done' | 'refused' | 'unknown' | 'dropped'
    }

/** Told of each event after it is committed; must not throw. */
export type Observer = (event: CoreEvent) => void
