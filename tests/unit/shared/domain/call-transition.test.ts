import { describe, expect, it } from 'vitest'
import type { EndedCall } from '#shared/domain/call.ts'
import type { Termination } from '#shared/domain/call-input.ts'
import { transition } from '#shared/domain/call-transition.ts'
import { anOfferedCall, holder, t0 } from '../../../support/builders/calls.ts'
import { agentId } from '../../../support/builders/records.ts'
import {
  accepting,
  after,
  ani,
  at,
  beni,
  connected,
  dialing,
  effectsOf,
  finished,
  inputs,
  offered,
  placeOf,
  reasonOf,
  ringing,
  spokenOut,
  wacid,
} from './call-cases.ts'

describe('an offer', () => {
  it('[I5] stops ringing for all others at once, and says who took it', () => {
    const decision = transition(anOfferedCall({ waiting: [agentId('dewi')] }), inputs.answer)
    expect(decision.ok && decision.effects).toEqual([
      {
        type: 'withdraw',
        to: ['ani', 'beni', 'dewi'],
        reason: 'answered_elsewhere',
        by: 'ani',
        except: holder('ani'),
      },
      { type: 'command', command: { type: 'accept', sdp: 'v=0' } },
    ])
  })

  it('[I4] cannot be taken by one who is on a call', () => {
    const decision = transition(offered, { ...inputs.answer, agentOnCall: true })
    expect(decision).toEqual({ ok: false, refusal: { reason: 'agent_busy', rule: 'I4' } })
  })

  it('cannot be taken by one who was not asked, or who has declined', () => {
    const stranger = { ...inputs.answer, holder: holder('dewi') }
    expect(reasonOf(transition(offered, stranger))).toBe('not_offered')
    const declined = after(offered, inputs.decline)
    expect(reasonOf(transition(declined, inputs.answer))).toBe('not_offered')
  })

  it('[A8] ends hard: nobody takes it at the last moment or after', () => {
    expect(reasonOf(transition(offered, { ...inputs.answer, at: t0 + 45_000 }))).toBe('call_over')
    expect(transition(offered, { ...inputs.answer, at: t0 + 44_999 }).ok).toBe(true)
    expect(placeOf(after(offered, { ...inputs.ringTimeUp, at: t0 + 44_999 }))).toBe('offered')
  })

  it('[I8] goes on for the others when one declines, and ends with the last', () => {
    const one = transition(offered, inputs.decline)
    expect(effectsOf(one)).toEqual(['withdraw'])
    const last = transition(after(offered, inputs.decline), { ...inputs.decline, agentId: beni })
    expect(effectsOf(last)).toEqual(['withdraw', 'announceEnd', 'reject'])
    expect(last.ok && placeOf(last.call)).toBe('rejected_by_agent')
  })

  it('[I4] goes on for one who waits when all others decline, and rings there when the agent is free', () => {
    const call = anOfferedCall({ ringing: [beni], waiting: [ani], rung: [beni, ani] })
    const left = after(call, { ...inputs.decline, agentId: beni })
    expect(left).toMatchObject({ state: 'offered', ringing: [], waiting: ['ani'] })
    const freed = transition(left, inputs.agentFreed)
    expect(freed.ok && freed.call).toMatchObject({ ringing: ['ani'], waiting: [], rung: ['beni', 'ani'] })
    expect(effectsOf(freed)).toEqual(['offer'])
    expect(placeOf(after(left, { ...inputs.decline, agentId: ani }))).toBe('rejected_by_agent')
  })

  it('tells Meta of its own end, and not of the end that Meta told', () => {
    expect(effectsOf(transition(offered, inputs.ringTimeUp))).toEqual(['withdraw', 'announceEnd', 'reject'])
    expect(effectsOf(transition(offered, inputs.hungUpUnanswered))).toEqual(['withdraw', 'announceEnd'])
  })

  it('was out of time when Meta ends it after the ring time', () => {
    expect(placeOf(after(offered, { ...inputs.hungUpUnanswered, at: t0 + 45_000 }))).toBe('timed_out')
  })
})

describe('a call at Meta', () => {
  it('is hung up there when the agent hangs up, answered or not', () => {
    expect(effectsOf(transition(connected, inputs.hangUp))).toEqual(['announceEnd', 'terminate'])
    expect(effectsOf(transition(accepting, inputs.hangUp))).toEqual([
      'withdrawHolder',
      'announceEnd',
      'terminate',
    ])
    const placed = after(dialing, inputs.dialPlaced)
    expect(effectsOf(transition(placed, inputs.hangUp))).toEqual(['announceEnd', 'terminate'])
  })

  it('is hung up as soon as it has a name, when the agent gave up before that', () => {
    const cancelled = after(dialing, inputs.hangUp)
    expect(effectsOf(transition(dialing, inputs.hangUp))).toEqual(['announceEnd'])
    expect(effectsOf(transition(cancelled, inputs.dialPlaced))).toEqual(['terminate'])
    const named = after(cancelled, inputs.dialPlaced)
    expect(effectsOf(transition(named, inputs.remoteRinging))).toEqual([])
  })

  it('is named by each webhook, so that a late answer to the dial changes nothing', () => {
    for (const name of ['remoteRejected', 'hungUpUnanswered', 'spoken', 'remoteRinging'] as const) {
      const named = after(dialing, inputs[name])
      expect(named.providerCallId).toBe(wacid)
      expect(effectsOf(transition(named, inputs.dialPlaced))).toEqual([])
    }
  })

  it('gets its SDP through once, and not as a pickup', () => {
    const first = transition(dialing, inputs.remoteSdp)
    expect(effectsOf(first)).toEqual(['sendRemoteSdp'])
    expect(effectsOf(transition(after(dialing, inputs.remoteSdp), inputs.remoteSdp))).toEqual([])
    expect(placeOf(after(dialing, inputs.remoteSdp))).toBe('dialing')
  })

  it('was spoken when Meta says so, though the word of the pickup was lost', () => {
    for (const call of [accepting, dialing, ringing]) {
      const decision = transition(call, inputs.spoken)
      expect(effectsOf(decision)).toEqual(['showHolder', 'announceEnd'])
      expect(decision.ok && decision.call).toMatchObject({
        status: 'answered',
        answeredAt: t0 + 5_000,
        ringMs: 5_000,
        talkMs: 60_000,
      })
    }
  })

  it.each([
    [138020, 'media_failed'],
    [138021, 'media_failed'],
    [138022, 'media_failed'],
    [138023, 'media_failed'],
    [138019, 'provider_failed'],
    [undefined, 'provider_failed'],
  ])('that failed with %s while spoken ends as %s', (code, reason) => {
    const error = code === undefined ? undefined : { code, message: 'No media' }
    const termination: Termination = { failed: true, error, startedAt: t0, endedAt: at }
    const ended = after(connected, { ...inputs.spoken, termination })
    expect(placeOf(ended)).toBe(reason)
    expect(ended.state === 'ended' && ended.providerError).toEqual(error)
  })
})

describe('a call whose next minute cannot be paid', () => {
  it('[O4] is ended by the system, and Meta is told', () => {
    const decision = transition(spokenOut, { type: 'balanceExhausted', at: at + 120_000 })
    expect(effectsOf(decision)).toEqual(['announceEnd', 'terminate'])
    expect(decision.ok && decision.call).toMatchObject({
      state: 'ended',
      status: 'answered',
      reason: 'balance_exhausted',
      endedBy: 'system',
      talkMs: 120_000,
      settled: false,
    })
  })

  it('[O4] keeps that reason when Meta has said its last word', () => {
    const ended = after(spokenOut, inputs.balanceExhausted, inputs.spoken)
    expect(ended).toMatchObject({ reason: 'balance_exhausted', endedBy: 'system', talkMs: 60_000 })
  })

  it('[I9] is never an inbound one', () => {
    expect(transition(connected, inputs.balanceExhausted)).toEqual({ ok: true, call: connected, effects: [] })
  })
})

describe('the last word of Meta', () => {
  it('corrects the times of a call that the agent ended, once', () => {
    const decision = transition(finished, inputs.spoken)
    expect(effectsOf(decision)).toEqual(['announceCorrection'])
    expect(decision.ok && decision.call).toMatchObject({
      endedBy: 'agent',
      ringMs: 5_000,
      talkMs: 60_000,
      settled: true,
    })
    expect(effectsOf(transition(after(finished, inputs.spoken), inputs.spoken))).toEqual([])
  })

  it('says nothing where it changes nothing', () => {
    const termination = { failed: false, startedAt: at, endedAt: at }
    expect(effectsOf(transition(finished, { ...inputs.spoken, termination }))).toEqual([])
  })

  it('may come before the refusal that caused it: the record is the same either way', () => {
    const rejected = { ...inputs.remoteRejected, at: t0 + 7_000 }
    const ended = { ...inputs.hungUpUnanswered, at: t0 + 8_000 }
    const inOrder = after(dialing, rejected, ended) as EndedCall
    expect(after(dialing, ended, rejected)).toEqual(inOrder)
    expect(inOrder).toMatchObject({ reason: 'rejected_by_customer', endedAt: t0 + 7_000, ringMs: 7_000 })
  })

  it('[D6] a call whose confirmation was lost is answered on record, once Meta says that they spoke', () => {
    const hungUp = after(accepting, inputs.hangUp)
    expect(hungUp).toMatchObject({ status: 'unanswered', holder: holder('ani') })
    const settled = transition(hungUp, inputs.spoken)
    expect(effectsOf(settled)).toEqual(['announceCorrection'])
    expect(settled.ok && settled.call).toMatchObject({
      status: 'answered',
      reason: 'completed',
      endedBy: 'agent',
      holder: holder('ani'),
      ringMs: 5_000,
      talkMs: 60_000,
    })
    expect(after(hungUp, inputs.hungUpUnanswered)).toMatchObject({ status: 'unanswered', settled: true })
  })
})
