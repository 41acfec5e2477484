import { describe, expect, it } from 'vitest'
import type { CallEffect, OutboundCall } from '../../../../src-simulator/calls/call.ts'
import { outboundTransition } from '../../../../src-simulator/calls/outbound-call.ts'
import type { OutboundEvent } from '../../../../src-simulator/calls/outbound-call.ts'

const facts = {
  id: 'wacid.1',
  phoneNumberId: '200000000000001',
  customer: '6281234567890',
  placedAt: 1000,
  direction: 'outbound',
  offerSdp: 'offer',
  realMedia: false,
} as const
const dialing: OutboundCall = { ...facts, state: 'dialing' }
const negotiated: OutboundCall = { ...facts, state: 'negotiated', answerSdp: 'answer' }
const ringing: OutboundCall = { ...facts, state: 'ringing', answerSdp: 'answer' }
const active: OutboundCall = { ...facts, state: 'active', answerSdp: 'answer', startedAt: 2000 }
const ended: OutboundCall = { ...facts, state: 'ended', end: { at: 3000, cause: 'nobody_answered' } }
const now = 9000

const stop: CallEffect = { do: 'stop_timers' }
const terminate: CallEffect = { do: 'send_terminate' }
const unanswered: CallEffect = { do: 'note_unanswered' }

describe('what may happen', () => {
  it.each<[string, OutboundCall, OutboundEvent, object, readonly CallEffect[]]>([
    [
      "dialing + Meta's SDP answer, which is not pickup",
      dialing,
      { type: 'media_answer', answerSdp: 'answer' },
      { state: 'negotiated', answerSdp: 'answer' },
      [{ do: 'send_connect' }, { do: 'start_timer', timer: 'reach_phone' }],
    ],
    [
      'negotiated + the phone rings',
      negotiated,
      { type: 'phone_rings' },
      { state: 'ringing' },
      [{ do: 'send_status', status: 'RINGING' }],
    ],
    [
      'ringing + accepted',
      ringing,
      { type: 'customer_accepted' },
      { state: 'active', startedAt: now },
      [
        stop,
        { do: 'send_status', status: 'ACCEPTED' },
        { do: 'note_connected' },
        { do: 'start_timer', timer: 'first_media' },
      ],
    ],
    [
      'ringing + rejected: REJECTED, then terminate',
      ringing,
      { type: 'customer_rejected' },
      { end: { at: now, cause: 'customer_rejected' } },
      [stop, { do: 'send_status', status: 'REJECTED' }, terminate, unanswered],
    ],
    [
      'ringing + nobody answers',
      ringing,
      { type: 'nobody_answered' },
      { end: { at: now, cause: 'nobody_answered' } },
      [stop, terminate, unanswered],
    ],
    [
      'dialing + nobody answers, the phone being offline',
      negotiated,
      { type: 'nobody_answered' },
      { end: { at: now, cause: 'nobody_answered' } },
      [stop, terminate, unanswered],
    ],
    [
      'dialing + cancelled: not counted as unanswered',
      dialing,
      { type: 'terminate' },
      { end: { at: now, cause: 'business_terminated' } },
      [stop, terminate],
    ],
    [
      'ringing + cancelled: counted',
      ringing,
      { type: 'terminate' },
      { end: { at: now, cause: 'business_terminated' } },
      [stop, terminate, unanswered],
    ],
    [
      'active + terminate',
      active,
      { type: 'terminate' },
      { end: { at: now, cause: 'business_terminated', startedAt: 2000 } },
      [stop, terminate],
    ],
    [
      'active + customer hangs up',
      active,
      { type: 'customer_hung_up' },
      { end: { at: now, cause: 'customer_hung_up', startedAt: 2000 } },
      [stop, terminate],
    ],
    [
      'active + watchdog',
      active,
      { type: 'media_lost', failure: 138022 },
      { end: { cause: 'media_failed', startedAt: 2000, failure: 138022 } },
      [stop, terminate],
    ],
  ])('%s', (_name, call, event, expected, effects) => {
    const transition = outboundTransition(call, event, now)
    expect(transition).toMatchObject({ ok: true, call: expected })
    expect(transition.ok && transition.effects).toEqual(effects)
  })
})

describe('what is refused', () => {
  it.each<[OutboundCall, OutboundEvent, string]>([
    [dialing, { type: 'phone_rings' }, 'The phone cannot ring now'],
    [negotiated, { type: 'customer_accepted' }, 'The phone does not ring'],
    [dialing, { type: 'customer_rejected' }, 'The phone does not ring'],
    [ringing, { type: 'media_answer', answerSdp: 'x' }, 'The media of the call was already answered'],
    [active, { type: 'customer_accepted' }, 'The call was already accepted'],
    [active, { type: 'nobody_answered' }, 'The call was already accepted'],
    [ended, { type: 'customer_accepted' }, 'The call has already ended'],
    [ended, { type: 'terminate' }, 'The call has already ended'],
  ])('%j', (call, event, details) => {
    expect(outboundTransition(call, event, now)).toEqual({ ok: false, details })
  })
})
