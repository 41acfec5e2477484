import { assertNever } from '../assert-never.ts'
import type { CallEffect, CallEnd, MediaFailure, OutboundCall, Transition } from './call.ts'

export type OutboundEvent =
  /** Meta's media leg is ready; this is not the customer's picking up. */
  | { type: 'media_answer'; answerSdp: string }
  | { type: 'phone_rings' }
  | { type: 'customer_accepted' }
  | { type: 'customer_rejected' }
  | { type: 'customer_hung_up' }
  | { type: 'nobody_answered' }
  | { type: 'terminate' }
  | { type: 'media_heard' }
  | { type: 'media_lost'; failure: MediaFailure }

/** What follows from an accepted `connect`; the call itself is made in state `dialing`. */
export const effectsOfConnect: readonly CallEffect[] = [
  { do: 'start_timer', timer: 'media_answer' },
  { do: 'start_timer', timer: 'ring' },
]

const refuse = (details: string): Transition<OutboundCall> => ({ ok: false, details })

/** @param last.before what is told before the terminate webhook */
const end = (
  call: OutboundCall,
  finished: CallEnd,
  last: { before?: readonly CallEffect[]; after?: readonly CallEffect[] } = {},
): Transition<OutboundCall> => ({
  ok: true,
  call: { ...call, state: 'ended', end: finished },
  effects: [{ do: 'stop_timers' }, ...(last.before ?? []), { do: 'send_terminate' }, ...(last.after ?? [])],
})

const unanswered: readonly CallEffect[] = [{ do: 'note_unanswered' }]

const beforePickUp = (
  call: OutboundCall & { state: 'dialing' | 'negotiated' | 'ringing' },
  event: OutboundEvent,
  now: number,
): Transition<OutboundCall> => {
  switch (event.type) {
    case 'media_answer':
      return call.state === 'dialing'
        ? {
            ok: true,
            call: { ...call, state: 'negotiated', answerSdp: event.answerSdp },
            effects: [{ do: 'send_connect' }, { do: 'start_timer', timer: 'reach_phone' }],
          }
        : refuse('The media of the call was already answered')
    case 'phone_rings':
      return call.state === 'negotiated'
        ? {
            ok: true,
            call: { ...call, state: 'ringing' },
            effects: [{ do: 'send_status', status: 'RINGING' }],
          }
        : refuse('The phone cannot ring now')
    case 'customer_accepted':
      return call.state === 'ringing'
        ? {
            ok: true,
            call: { ...call, state: 'active', startedAt: now },
            effects: [
              { do: 'stop_timers' },
              { do: 'send_status', status: 'ACCEPTED' },
              { do: 'note_connected' },
              { do: 'start_timer', timer: 'first_media' },
            ],
          }
        : refuse('The phone does not ring')
    case 'customer_rejected':
    case 'customer_hung_up':
      return call.state === 'ringing'
        ? end(
            call,
            { at: now, cause: 'customer_rejected' },
            { before: [{ do: 'send_status', status: 'REJECTED' }], after: unanswered },
          )
        : refuse('The phone does not ring')
    case 'nobody_answered':
      return end(call, { at: now, cause: 'nobody_answered' }, { after: unanswered })
    case 'terminate':
      // A cancel counts as unanswered only once the phone rang; Meta does not say.
      return end(
        call,
        { at: now, cause: 'business_terminated' },
        { after: call.state === 'ringing' ? unanswered : [] },
      )
    case 'media_heard':
      return { ok: true, call: { ...call, earlyMediaAt: call.earlyMediaAt ?? now }, effects: [] }
    case 'media_lost':
      return refuse('The call has no media yet')
    default:
      return assertNever(event)
  }
}

const whileActive = (
  call: OutboundCall & { state: 'active' },
  event: OutboundEvent,
  now: number,
): Transition<OutboundCall> => {
  const { startedAt } = call
  switch (event.type) {
    case 'terminate':
      return end(call, { at: now, cause: 'business_terminated', startedAt })
    case 'customer_hung_up':
    case 'customer_rejected':
      return end(call, { at: now, cause: 'customer_hung_up', startedAt })
    case 'media_heard':
      return { ok: true, call, effects: [{ do: 'start_timer', timer: 'media' }] }
    case 'media_lost':
      return end(call, { at: now, cause: 'media_failed', startedAt, failure: event.failure })
    case 'media_answer':
    case 'phone_rings':
    case 'customer_accepted':
    case 'nobody_answered':
      return refuse('The call was already accepted')
    default:
      return assertNever(event)
  }
}

/** Meta: business-initiated calls. A refusal is Graph error 100 with these details. */
export const outboundTransition = (
  call: OutboundCall,
  event: OutboundEvent,
  now: number,
): Transition<OutboundCall> => {
  switch (call.state) {
    case 'dialing':
    case 'negotiated':
    case 'ringing':
      return beforePickUp(call, event, now)
    case 'active':
      return whileActive(call, event, now)
    case 'ended':
      return refuse('The call has already ended')
    default:
      return assertNever(call)
  }
}
