import { describe, expect, it } from 'vitest'
import { transition } from '#shared/domain/call-transition.ts'
import { calls, inputs, placeOf, type InputName } from './call-cases.ts'

/** What a supervisor's hand on a call comes to where it does not ring at agents. */
const steeredTo = (place: `!${string}`) => ({
  withdrawCall: place,
  rerouteCall: place,
  rerouteToBusy: place,
  rerouteToAbsent: place,
})

/** Where each input leads from each state: a state, a reason of the end, or `!` and the refusal. Not listed: it stays. */
const table: Record<keyof typeof calls, Partial<Record<InputName, string>>> = {
  offered: {
    withdrawCall: 'rejected_by_agent',
    rerouteToBusy: '!agent_on_call',
    rerouteToAbsent: '!agent_unreachable',
    answer: 'accepting',
    answerByBeni: 'accepting',
    hangUp: '!not_offered',
    hangUpByBeni: '!not_offered',
    ringTimeUp: 'timed_out',
    hungUpUnanswered: 'customer_hung_up',
    failedUnanswered: 'provider_failed',
    // Picked up by somebody who is not us.
    spoken: 'timed_out',
  },
  accepting: {
    ...steeredTo('!taken'),
    answerByBeni: '!taken',
    decline: 'rejected_by_agent',
    hangUp: 'rejected_by_agent',
    hangUpByBeni: '!taken',
    acceptConfirmed: 'connected',
    acceptRefused: 'provider_failed',
    hungUpUnanswered: 'customer_hung_up',
    failedUnanswered: 'provider_failed',
    spoken: 'completed',
  },
  connected: {
    ...steeredTo('!taken'),
    answerByBeni: '!taken',
    decline: '!taken',
    hangUp: 'completed',
    hangUpByBeni: '!not_offered',
    hungUpUnanswered: 'completed',
    failedUnanswered: 'provider_failed',
    spoken: 'completed',
  },
  dialing: {
    ...steeredTo('!not_ringing'),
    answer: '!not_offered',
    answerByBeni: '!not_offered',
    decline: '!not_offered',
    hangUp: 'cancelled_by_agent',
    hangUpByBeni: '!not_offered',
    settleTimeUp: 'provider_failed',
    dialRefused: 'provider_failed',
    remoteRinging: 'ringing',
    remoteAccepted: 'connected',
    remoteRejected: 'rejected_by_customer',
    hungUpUnanswered: 'not_answered',
    failedUnanswered: 'provider_failed',
    spoken: 'completed',
  },
  ringing: {
    ...steeredTo('!not_ringing'),
    answer: '!not_offered',
    answerByBeni: '!not_offered',
    decline: '!not_offered',
    hangUp: 'cancelled_by_agent',
    hangUpByBeni: '!not_offered',
    dialRefused: 'provider_failed',
    remoteAccepted: 'connected',
    remoteRejected: 'rejected_by_customer',
    hungUpUnanswered: 'not_answered',
    failedUnanswered: 'provider_failed',
    spoken: 'completed',
  },
  spokenOut: {
    ...steeredTo('!taken'),
    answerByBeni: '!taken',
    decline: '!taken',
    hangUp: 'completed',
    hangUpByBeni: '!not_offered',
    balanceExhausted: 'balance_exhausted',
    hungUpUnanswered: 'completed',
    failedUnanswered: 'provider_failed',
    spoken: 'completed',
  },
  missed: {
    ...steeredTo('!call_over'),
    answer: '!call_over',
    answerByBeni: '!call_over',
    decline: '!call_over',
    hangUp: '!call_over',
    hangUpByBeni: '!call_over',
  },
  finished: {
    ...steeredTo('!call_over'),
    answer: '!call_over',
    answerByBeni: '!call_over',
    decline: '!call_over',
    hangUpByBeni: '!call_over',
  },
}

describe.each(Object.entries(calls))('a call that is %s', (name, call) => {
  const row = table[name as keyof typeof calls]
  it.each(Object.keys(inputs) as InputName[])('decides %s', input => {
    const decision = transition(call, inputs[input])
    const place = decision.ok ? placeOf(decision.call) : `!${decision.refusal.reason}`
    expect(place).toBe(row[input] ?? placeOf(call))
  })
})
