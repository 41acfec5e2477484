import { assertNever } from '../assert-never.ts'
import type { Clock } from '../clock.ts'
import { grantCallback } from '../customers/customer-acts.ts'
import { noteConnected, openWindow } from '../customers/pair.ts'
import type { Conversation } from '../messages/conversation.ts'
import type { Timing } from '../timing.ts'
import type { WebhookOutlet } from '../webhooks/outlet.ts'
import { customerOf, updatePair } from '../world.ts'
import type { World } from '../world.ts'
import { createCallTimers } from './call-timers.ts'
import type { Call, CallEffect, CallTimer, InboundCall, OutboundCall, Transition } from './call.ts'
import { inboundTransition } from './inbound-call.ts'
import type { InboundEvent } from './inbound-call.ts'
import { outboundTransition } from './outbound-call.ts'
import type { OutboundEvent } from './outbound-call.ts'

/** Carries out what the two state machines decide: keeps the call, then sends webhooks and starts timers. */
export type CallEngine = {
  /** Takes up a call that was just made, in its first state. */
  begin(call: Call, effects: readonly CallEffect[]): void
  /** @returns why the call cannot do that in its state, or undefined when it did */
  tellInbound(call: InboundCall, event: InboundEvent): string | undefined
  tellOutbound(call: OutboundCall, event: OutboundEvent): string | undefined
  /** What customer and media do alike in both directions. */
  tell(call: Call, event: { type: 'customer_hung_up' | 'media_heard' | 'terminate' }): string | undefined
  /** The customer's phone lost or found its network: a call of theirs rings now, or dies of silence. */
  customerReached(call: Call, online: boolean): void
  stop(): void
}

export const createCallEngine = (parts: {
  world: World
  clock: Clock
  timing: Timing
  outlet: WebhookOutlet
  conversation: Conversation
  /** Meta's media leg should answer now; it may have to wait for the phone page. */
  onMediaAnswerDue: (call: OutboundCall) => void
}): CallEngine => {
  const { world, clock, timing, outlet, conversation, onMediaAnswerDue } = parts
  const timers = createCallTimers(clock)

  /** The task sees the call as it is then. */
  const startTimer = (callId: string, slot: string, ms: number, task: (call: Call) => void) =>
    timers.start(callId, slot, ms, () => {
      const call = world.calls.get(callId)
      if (call) task(call)
    })

  const nobodyAnswered = (call: Call) =>
    call.direction === 'inbound'
      ? tellInbound(call, { type: 'nobody_answered' })
      : tellOutbound(call, { type: 'nobody_answered' })

  /** @param slot a later watch of the same side takes the place of the earlier one */
  const watchMedia = (callId: string, slot: 'business' | 'customer', ms: number) =>
    startTimer(callId, `${slot} media`, ms, call => {
      const lost = { type: 'media_lost', failure: slot === 'business' ? 138021 : 138022 } as const
      return call.direction === 'inbound' ? tellInbound(call, lost) : tellOutbound(call, lost)
    })

  const followCustomer = (call: OutboundCall) => {
    const { whenCalled } = customerOf(world, call.customer)
    if (whenCalled.do === 'by_hand') return
    const type = whenCalled.do === 'accept' ? 'customer_accepted' : 'customer_rejected'
    startTimer(call.id, 'customer acts', whenCalled.afterMs, ringing => {
      if (ringing.direction === 'outbound') tellOutbound(ringing, { type })
    })
  }

  const start = (call: Call, timer: CallTimer) => {
    switch (timer) {
      case 'no_answer':
        return startTimer(call.id, timer, timing.noAnswerMs, nobodyAnswered)
      case 'ring':
        return startTimer(call.id, timer, timing.ringMs, nobodyAnswered)
      case 'media_answer':
        return startTimer(call.id, timer, timing.answerDelayMs, due => {
          if (due.direction === 'outbound') onMediaAnswerDue(due)
        })
      case 'reach_phone':
        return startTimer(call.id, timer, timing.reachPhoneMs, reached => {
          if (reached.direction !== 'outbound' || !customerOf(world, reached.customer).online) return
          tellOutbound(reached, { type: 'phone_rings' })
        })
      // Without a phone page nobody knows what the business sends, so nothing can be missing.
      case 'first_media':
        return call.realMedia ? watchMedia(call.id, 'business', timing.watchdogMs) : undefined
      case 'media':
        return call.realMedia ? watchMedia(call.id, 'business', timing.midCallWatchdogMs) : undefined
      default:
        return assertNever(timer)
    }
  }

  const carryOut = (call: Call, effect: CallEffect): void => {
    switch (effect.do) {
      case 'send_connect': {
        const sdp = call.direction === 'inbound' ? call.offerSdp : 'answerSdp' in call && call.answerSdp
        if (sdp) outlet.connect(call, sdp)
        return
      }
      case 'send_status':
        outlet.callStatus(call, effect.status)
        if (effect.status === 'RINGING' && call.direction === 'outbound') followCustomer(call)
        return
      case 'send_terminate':
        if (call.state === 'ended') outlet.terminate(call)
        return
      case 'start_timer':
        return start(call, effect.timer)
      case 'stop_timers':
        return timers.stopAll(call.id)
      case 'open_window':
        return updatePair(world, call, pair => openWindow(pair, clock.now()))
      case 'note_connected': {
        const placedBy = call.direction === 'inbound' ? 'customer' : 'business'
        return updatePair(world, call, pair =>
          openWindow(noteConnected(pair, placedBy, clock.now()), clock.now()),
        )
      }
      case 'note_unanswered':
        return conversation.noteUnansweredCall(call)
      case 'offer_callback':
        return grantCallback(parts, call)
      default:
        return assertNever(effect)
    }
  }

  const keep = (call: Call, effects: readonly CallEffect[]) => {
    world.calls.set(call.id, call)
    effects.forEach(effect => carryOut(call, effect))
    world.changes.announce()
  }

  const apply = (transition: Transition<Call>): string | undefined => {
    if (!transition.ok) return transition.details
    keep(transition.call, transition.effects)
    return undefined
  }
  const tellInbound: CallEngine['tellInbound'] = (call, event) =>
    apply(inboundTransition(call, event, clock.now()))
  const tellOutbound: CallEngine['tellOutbound'] = (call, event) =>
    apply(outboundTransition(call, event, clock.now()))

  return {
    begin: keep,
    tellInbound,
    tellOutbound,
    tell: (call, event) =>
      call.direction === 'inbound' ? tellInbound(call, event) : tellOutbound(call, event),
    customerReached: (call, online) => {
      if (call.direction === 'outbound' && call.state === 'negotiated' && online)
        tellOutbound(call, { type: 'phone_rings' })
      if (call.state !== 'active') return
      if (online) timers.stop(call.id, 'customer media')
      else watchMedia(call.id, 'customer', timing.midCallWatchdogMs)
    },
    stop: () => timers.close(),
  }
}
