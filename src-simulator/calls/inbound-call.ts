import { assertNever } from '../assert-never.ts'
import type { CallEffect, CallEnd, InboundCall, MediaFailure, Transition } from './call.ts'

export type InboundEvent =
  | { type: 'pre_accept'; answerSdp: string }
  | { type: 'accept'; answerSdp: string; opaque?: string }
  | { type: 'reject' }
  | { type: 'terminate' }
  | { type: 'customer_hung_up' }
  | { type: 'nobody_answered' }
  /** Sound packets of the business reached the phone. */
  | { type: 'media_heard' }
  | { type: 'media_lost'; failure: MediaFailure }

/** What follows from the customer's having dialled; the call itself is made in state `offered`. */
export const effectsOfDialling: readonly CallEffect[] = [
  { do: 'open_window' },
  { do: 'send_connect' },
  { do: 'start_timer', timer: 'no_answer' },
]

const refuse = (details: string): Transition<InboundCall> => ({ ok: false, details })

const end = (call: InboundCall, finished: CallEnd): Transition<InboundCall> => ({
  ok: true,
  call: { ...call, state: 'ended', end: finished },
  effects: [{ do: 'stop_timers' }, { do: 'send_terminate' }, { do: 'offer_callback' }],
})

const activate = (
  call: InboundCall,
  event: { answerSdp: string; opaque?: string },
  now: number,
): Transition<InboundCall> => ({
  ok: true,
  call: {
    ...call,
    state: 'active',
    answerSdp: event.answerSdp,
    startedAt: now,
    ...(event.opaque !== undefined && { opaque: event.opaque }),
  },
  effects: [{ do: 'stop_timers' }, { do: 'note_connected' }, { do: 'start_timer', timer: 'first_media' }],
})

const whileRinging = (
  call: InboundCall & { state: 'offered' | 'pre_accepted' },
  event: InboundEvent,
  now: number,
): Transition<InboundCall> => {
  switch (event.type) {
    case 'pre_accept':
      return call.state === 'pre_accepted'
        ? refuse('The call was already pre-accepted')
        : { ok: true, call: { ...call, state: 'pre_accepted', answerSdp: event.answerSdp }, effects: [] }
    case 'accept':
      return call.state === 'pre_accepted' && call.answerSdp !== event.answerSdp
        ? refuse('The SDP answer of accept differs from that of pre_accept')
        : activate(call, event, now)
    case 'reject':
      return end(call, { at: now, cause: 'business_rejected' })
    case 'terminate':
      // Meta: troubleshooting, terminate is for a call that was pre-accepted at least.
      return call.state === 'pre_accepted'
        ? end(call, { at: now, cause: 'business_terminated' })
        : refuse('The call was not accepted yet; use reject')
    case 'customer_hung_up':
      return end(call, { at: now, cause: 'customer_hung_up' })
    case 'nobody_answered':
      return end(call, { at: now, cause: 'nobody_answered' })
    case 'media_heard':
      return { ok: true, call: { ...call, earlyMediaAt: call.earlyMediaAt ?? now }, effects: [] }
    case 'media_lost':
      return refuse('The call has no media yet')
    default:
      return assertNever(event)
  }
}

const whileActive = (
  call: InboundCall & { state: 'active' },
  event: InboundEvent,
  now: number,
): Transition<InboundCall> => {
  const { startedAt } = call
  switch (event.type) {
    case 'pre_accept':
    case 'accept':
      return refuse('The call was already accepted')
    case 'reject':
      return refuse('The call was already accepted; use terminate')
    case 'terminate':
      return end(call, { at: now, cause: 'business_terminated', startedAt })
    case 'customer_hung_up':
      return end(call, { at: now, cause: 'customer_hung_up', startedAt })
    case 'media_heard':
      return { ok: true, call, effects: [{ do: 'start_timer', timer: 'media' }] }
    case 'media_lost':
      return end(call, { at: now, cause: 'media_failed', startedAt, failure: event.failure })
    case 'nobody_answered':
      return refuse('The call was answered')
    default:
      return assertNever(event)
  }
}

/** Meta: user-initiated calls. A refusal is Graph error 100 with these details. */
export const inboundTransition = (
  call: InboundCall,
  event: InboundEvent,
  now: number,
): Transition<InboundCall> => {
  switch (call.state) {
    case 'offered':
    case 'pre_accepted':
      return whileRinging(call, event, now)
    case 'active':
      return whileActive(call, event, now)
    case 'ended':
      return refuse('The call has already ended')
    default:
      return assertNever(call)
  }
}
