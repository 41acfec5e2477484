/** One call as Meta keeps it. Times are milliseconds since the epoch. */

type EndCause =
  | 'customer_hung_up'
  | 'customer_rejected'
  | 'business_rejected'
  | 'business_terminated'
  | 'nobody_answered'
  | 'media_failed'

/** Media failures that Meta reports in the terminate webhook only. */
export type MediaFailure = 138021 | 138022

export type CallEnd = { at: number; cause: EndCause; startedAt?: number; failure?: MediaFailure }

type CallFacts = {
  readonly id: string
  readonly phoneNumberId: string
  /** Digits of the customer's number. */
  readonly customer: string
  readonly placedAt: number
  /** As the business sees it: from Meta for an inbound call, from the business for an outbound one. */
  readonly offerSdp: string
  /** Whether a phone page with a real peer connection is at the customer's end. */
  readonly realMedia: boolean
  /** The phone page's own description, before it was dressed as Meta's. */
  readonly phoneSdp?: string
  /** `biz_opaque_callback_data`, echoed in every later webhook of the call. */
  readonly opaque?: string
  /** When media of the business came before it accepted: WhatsApp would start the caller's timer there. */
  readonly earlyMediaAt?: number
}

/** OFFERED → (PRE_ACCEPTED) → ACTIVE → ENDED. */
export type InboundCall = CallFacts & {
  readonly direction: 'inbound'
  readonly ctaPayload?: string
  readonly deeplinkPayload?: string
} & (
    | { readonly state: 'offered' }
    | { readonly state: 'pre_accepted'; readonly answerSdp: string }
    | { readonly state: 'active'; readonly answerSdp: string; readonly startedAt: number }
    | { readonly state: 'ended'; readonly end: CallEnd }
  )

/** DIALING → NEGOTIATED (Meta's SDP answer sent) → RINGING → ACTIVE → ENDED. */
export type OutboundCall = CallFacts & { readonly direction: 'outbound' } & (
    | { readonly state: 'dialing' }
    | { readonly state: 'negotiated' | 'ringing'; readonly answerSdp: string }
    | { readonly state: 'active'; readonly answerSdp: string; readonly startedAt: number }
    | { readonly state: 'ended'; readonly end: CallEnd }
  )

export type Call = InboundCall | OutboundCall

export type CallTimer = 'no_answer' | 'media_answer' | 'reach_phone' | 'ring' | 'first_media' | 'media'

/** What has to happen because a call moved on; carried out in order. */
export type CallEffect =
  | { do: 'send_connect' }
  | { do: 'send_status'; status: 'RINGING' | 'ACCEPTED' | 'REJECTED' }
  | { do: 'send_terminate' }
  | { do: 'start_timer'; timer: CallTimer }
  | { do: 'stop_timers' }
  | { do: 'open_window' }
  | { do: 'note_connected' }
  | { do: 'note_unanswered' }
  /** The customer's own call is over: the callback permission may be granted. */
  | { do: 'offer_callback' }

export type Transition<Kind extends Call> =
  { ok: true; call: Kind; effects: readonly CallEffect[] } | { ok: false; details: string }

export const isLive = (call: Call): boolean => call.state !== 'ended'
