/** What the simulator and the phone page say to each other over their socket. Types only. */

export type PhoneCall = {
  id: string
  placedBy: 'customer' | 'business'
  /**
   * `calling`: the customer waits to be answered; `incoming`: the phone rings; `setting_up`: the business calls,
   * but the phone does not ring yet.
   */
  state: 'calling' | 'setting_up' | 'incoming' | 'active' | 'ended'
  /** Milliseconds since the epoch. */
  startedAt?: number
  endedAt?: number
  endCause?: string
  /** The business's description, ready for the peer connection; absent until it is known. */
  remoteSdp?: string
  /** Only now may the phone send sound. */
  maySpeak: boolean
}

export type PhoneMessage = {
  id: string
  sentBy: 'customer' | 'business'
  /** Milliseconds since the epoch. */
  at: number
  status?: string
} & (
  | { kind: 'text'; text: string }
  | { kind: 'audio' }
  | { kind: 'call_button'; text: string; label: string; payload?: string; usable: boolean }
  | { kind: 'permission_request'; text?: string; open: boolean; answer?: 'always' | 'temporary' | 'no' }
  | { kind: 'permission_answer'; answer: 'always' | 'temporary' | 'no'; automatic: boolean }
  /** A call that is over; `talkMs` only when it was answered. */
  | { kind: 'call'; talkMs?: number }
  | { kind: 'notice'; notice: 'many_unanswered_calls' }
)

/** Everything that the phone shows; sent whole whenever anything of it changed. */
export type PhoneView = {
  customer: { waId: string; name: string; online: boolean }
  business: { phoneNumberId: string; displayPhone: string; name: string }
  permission: { status: 'no_permission' | 'temporary' | 'permanent'; expiresAt?: number }
  /** The business hides the call icon; its call buttons in messages still work. */
  callIconHidden: boolean
  /** Why a call is not possible; absent when it is. */
  cannotCall?: string
  messages: readonly PhoneMessage[]
  /** The call after which a voicemail can be left. */
  voicemailFor?: string
  call?: PhoneCall
}

export type ToPhone =
  | { type: 'view'; view: PhoneView }
  /** The control API wants the customer to call: the page makes its offer and dials with this `askId`. */
  | { type: 'place_call'; askId: string; payload?: string }
  | { type: 'refused'; reason: string }

export type FromPhone =
  | { type: 'dial'; sdp: string; askId?: string; payload?: string }
  | { type: 'cannot_dial'; askId: string; reason: string }
  | { type: 'media_answer'; callId: string; sdp: string }
  | { type: 'accept' | 'decline' | 'hang_up'; callId: string }
  /** Sound packets of the business came since the last report. */
  | { type: 'media_received'; callId: string }
  | { type: 'text'; text: string }
  | { type: 'answer_permission'; messageId: string; answer: 'always' | 'temporary' | 'no' }
  | { type: 'change_permission'; answer: 'always' | 'no' }
  | { type: 'voicemail'; callId: string; mimeType: string; base64: string }
  /** The phone loses its network, or has it again. */
  | { type: 'set_online'; online: boolean }
  | { type: 'read'; messageId: string }
