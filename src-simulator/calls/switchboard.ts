import type { Chance } from '../chance.ts'
import type { Clock } from '../clock.ts'
import type { Conversation } from '../messages/conversation.ts'
import { dressAnswer } from '../sdp/dress-sdp.ts'
import type { AnswerSetup } from '../sdp/dress-sdp.ts'
import { inventMediaLeg, readMediaLeg } from '../sdp/media-leg.ts'
import { attribute, readSdp } from '../sdp/read-sdp.ts'
import type { Timing } from '../timing.ts'
import type { WebhookOutlet } from '../webhooks/outlet.ts'
import type { BusinessNumber, World } from '../world.ts'
import type { Call, OutboundCall } from './call.ts'
import { createCallEngine } from './call-engine.ts'
import type { CallEngine } from './call-engine.ts'
import { effectsOfDialling } from './inbound-call.ts'
import { effectsOfConnect } from './outbound-call.ts'
import { dialRefusal, newInboundCall, newOutboundCall } from './place-call.ts'
import type { Connecting, DialRefusal, Dialling } from './place-call.ts'

/** Where calls begin, and where both sides act on them. */
export type Switchboard = Omit<CallEngine, 'begin'> & {
  /** The customer presses Call. */
  dial(
    number: BusinessNumber,
    dialling: Dialling,
  ): { ok: true; call: Call } | { ok: false; refusal: DialRefusal }
  /**
   * The business sends `connect`.
   *
   * @throws GraphError
   */
  connect(number: BusinessNumber, connecting: Connecting): Call
  /** The customer takes or refuses a ringing call of the business. @returns why not, or undefined */
  customerAnswers(call: Call, answer: 'accept' | 'reject'): string | undefined
  /** The phone page made its SDP answer to a call of the business. */
  phoneAnswered(callId: string, sdp: string): void
}

/** The DTLS role that Meta's answer claims: one that the offer leaves open. */
export const answerSetupFor = (world: World, offerSdp: string): AnswerSetup =>
  attribute(readSdp(offerSdp), 'setup') === 'active' ? 'passive' : world.switches.answerSetup

export const createSwitchboard = (parts: {
  world: World
  clock: Clock
  chance: Chance
  timing: Timing
  outlet: WebhookOutlet
  conversation: Conversation
}): Switchboard => {
  const { world, clock, chance } = parts
  /** Calls whose SDP answer is due, but whose phone page has not made it yet. */
  const due = new Set<string>()

  const giveMediaAnswer = (call: OutboundCall) => {
    const page = call.phoneSdp
    if (call.realMedia && page === undefined) {
      due.add(call.id)
      return
    }
    due.delete(call.id)
    const leg = page === undefined ? inventMediaLeg(chance, call.offerSdp) : readMediaLeg(page)
    engine.tellOutbound(call, {
      type: 'media_answer',
      answerSdp: dressAnswer(leg, call.offerSdp, {
        now: clock.now(),
        uuid: chance.uuid(),
        iceLite: world.switches.iceLite,
        setup: answerSetupFor(world, call.offerSdp),
      }),
    })
  }

  const engine = createCallEngine({ ...parts, onMediaAnswerDue: giveMediaAnswer })

  return {
    ...engine,
    dial: (number, dialling) => {
      const refusal = dialRefusal(parts, number, dialling.customer)
      if (refusal) return { ok: false, refusal }
      const call = newInboundCall(parts, number, dialling)
      engine.begin(call, effectsOfDialling)
      return { ok: true, call }
    },
    connect: (number, connecting) => {
      const call = newOutboundCall(parts, number, connecting)
      engine.begin(call, effectsOfConnect)
      return call
    },
    customerAnswers: (call, answer) => {
      if (call.direction === 'inbound') return 'The customer placed this call'
      return engine.tellOutbound(call, {
        type: answer === 'accept' ? 'customer_accepted' : 'customer_rejected',
      })
    },
    phoneAnswered: (callId, sdp) => {
      const call = world.calls.get(callId)
      if (call?.direction !== 'outbound' || call.state !== 'dialing') return
      const answered = { ...call, phoneSdp: sdp }
      world.calls.set(callId, answered)
      if (due.has(callId)) giveMediaAnswer(answered)
    },
  }
}
