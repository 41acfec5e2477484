import { describe, expect, it } from 'vitest'
import type { CallEffect, InboundCall } from '../../../../src-simulator/calls/call.ts'
import { inboundTransition } from '../../../../src-simulator/calls/inbound-call.ts'
import type { InboundEvent } from '../../../../src-simulator/calls/inbound-call.ts'

const facts = {
  id: 'wacid.1',
  phoneNumberId: '200000000000001',
  customer: '6281234567890',
  placedAt: 1000,
  direction: 'inbound',
  offerSdp: 'offer',
  realMedia: false,
} as const
const offered: InboundCall = { ...facts, state: 'offered' }
const preAccepted: InboundCall = { ...facts, state: 'pre_accepted', answerSdp: 'answer' }
const active: InboundCall = { ...facts, state: 'active', answerSdp: 'answer', startedAt: 2000 }
const ended: InboundCall = { ...facts, state: 'ended', end: { at: 3000, cause: 'customer_hung_up' } }
const now = 9000

const over: readonly CallEffect[] = [
  { do: 'stop_timers' },
  { do: 'send_terminate' },
  { do: 'offer_callback' },
]
const answered: readonly CallEffect[] = [
  { do: 'stop_timers' },
  { do: 'note_connected' },
  { do: 'start_timer', timer: 'first_media' },
]

describe('what may happen', () => {
  it.each<[string, InboundCall, InboundEvent, object, readonly CallEffect[]]>([
    [
      'offered + pre_accept',
      offered,
      { type: 'pre_accept', answerSdp: 'answer' },
      { state: 'pre_accepted', answerSdp: 'answer' },
      [],
    ],
    [
      'offered + accept',
      offered,
      { type: 'accept', answerSdp: 'answer', opaque: 'agent:17' },
      { state: 'active', startedAt: now, opaque: 'agent:17' },
      answered,
    ],
    [
      'pre-accepted + accept with the same SDP',
      preAccepted,
      { type: 'accept', answerSdp: 'answer' },
      { state: 'active', startedAt: now },
      answered,
    ],
    ['offered + reject', offered, { type: 'reject' }, { end: { at: now, cause: 'business_rejected' } }, over],
    [
      'pre-accepted + reject',
      preAccepted,
      { type: 'reject' },
      { end: { at: now, cause: 'business_rejected' } },
      over,
    ],
    [
      'pre-accepted + terminate',
      preAccepted,
      { type: 'terminate' },
      { end: { at: now, cause: 'business_terminated' } },
      over,
    ],
    [
      'offered + customer hangs up',
      offered,
      { type: 'customer_hung_up' },
      { end: { at: now, cause: 'customer_hung_up' } },
      over,
    ],
    [
      'pre-accepted + nobody answers',
      preAccepted,
      { type: 'nobody_answered' },
      { end: { at: now, cause: 'nobody_answered' } },
      over,
    ],
    [
      'active + terminate',
      active,
      { type: 'terminate' },
      { end: { at: now, cause: 'business_terminated', startedAt: 2000 } },
      over,
    ],
    [
      'active + customer hangs up',
      active,
      { type: 'customer_hung_up' },
      { end: { at: now, cause: 'customer_hung_up', startedAt: 2000 } },
      over,
    ],
    [
      'active + watchdog',
      active,
      { type: 'media_lost', failure: 138021 },
      { end: { at: now, cause: 'media_failed', startedAt: 2000, failure: 138021 } },
      over,
    ],
    [
      'active + media',
      active,
      { type: 'media_heard' },
      { state: 'active' },
      [{ do: 'start_timer', timer: 'media' }],
    ],
    [
      'pre-accepted + early media',
      preAccepted,
      { type: 'media_heard' },
      { state: 'pre_accepted', earlyMediaAt: now },
      [],
    ],
  ])('%s', (_name, call, event, expected, effects) => {
    const transition = inboundTransition(call, event, now)
    expect(transition).toMatchObject({ ok: true, call: expected, effects })
  })
})

describe('what is refused, with 100 and its details', () => {
  it.each<[InboundCall, InboundEvent, string]>([
    [offered, { type: 'terminate' }, 'The call was not accepted yet; use reject'],
    [preAccepted, { type: 'pre_accept', answerSdp: 'answer' }, 'The call was already pre-accepted'],
    [
      preAccepted,
      { type: 'accept', answerSdp: 'another' },
      'The SDP answer of accept differs from that of pre_accept',
    ],
    [active, { type: 'accept', answerSdp: 'answer' }, 'The call was already accepted'],
    [active, { type: 'pre_accept', answerSdp: 'answer' }, 'The call was already accepted'],
    [active, { type: 'reject' }, 'The call was already accepted; use terminate'],
    ...(['reject', 'terminate', 'customer_hung_up', 'nobody_answered', 'media_heard'] as const).map(
      (type): [InboundCall, InboundEvent, string] => [ended, { type }, 'The call has already ended'],
    ),
  ])('%j', (call, event, details) => {
    expect(inboundTransition(call, event, now)).toEqual({ ok: false, details })
  })
})
