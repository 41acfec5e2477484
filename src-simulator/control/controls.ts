import type { z } from 'zod'
import { isLive } from '../calls/call.ts'
import type { Call } from '../calls/call.ts'
import type { Switchboard } from '../calls/switchboard.ts'
import type { Chance } from '../chance.ts'
import type { MovableClock } from '../clock.ts'
import { answerPermission } from '../customers/customer-acts.ts'
import type { Customer } from '../customers/customer.ts'
import { faultSchema } from '../graph/faults.ts'
import type { FaultPlan } from '../graph/faults.ts'
import { silentVoiceNote, voiceNoteMimeType } from '../media/silent-voice-note.ts'
import type { Conversation } from '../messages/conversation.ts'
import type { Message } from '../messages/message.ts'
import type { PhoneLink } from '../phone-link/phone-link.ts'
import { switchesSchema } from '../switches.ts'
import type { Switches } from '../switches.ts'
import type { WebhookOutlet } from '../webhooks/outlet.ts'
import type { Delivery, WebhookSender, WebhookTarget } from '../webhooks/sender.ts'
import { customerOf } from '../world.ts'
import type { BusinessNumber, World } from '../world.ts'
import { lookFor } from './conditions.ts'
import type { Found } from './conditions.ts'
import { ControlRefusal } from './refusal.ts'
import * as schemas from './schemas.ts'
import { verifyWebhook } from './verify-webhook.ts'
import { callView } from './views.ts'
import type { CallView } from './views.ts'
import { waitFor } from './wait.ts'

export type ControlParts = {
  world: World
  clock: MovableClock
  chance: Chance
  sender: WebhookSender
  outlet: WebhookOutlet
  conversation: Conversation
  switchboard: Switchboard
  phones: PhoneLink
  faults: FaultPlan
  target: WebhookTarget
}

type Input<Schema extends z.ZodType> = z.input<Schema>

/**
 * What tests and demos do to the simulator. Each is a method of the `Simulator` and a `POST /__sim/<name>` with
 * the same argument as JSON. What cannot be done throws `ControlRefusal`.
 */
export type Controls = ReturnType<typeof createControls>

export const createControls = (parts: ControlParts) => {
  const { world, clock, sender, outlet, conversation, switchboard, phones, faults } = parts

  const numberFor = (phoneNumberId?: string): BusinessNumber => {
    const number =
      phoneNumberId === undefined ? [...world.numbers.values()][0] : world.numbers.get(phoneNumberId)
    if (!number) throw new ControlRefusal('unknown_number', `There is no business number ${phoneNumberId}`)
    return number
  }
  const between = (about: { customer: string; to?: string | undefined }) => ({
    phoneNumberId: numberFor(about.to).config.phoneNumberId,
    customer: customerOf(world, about.customer).waId,
  })
  const callOf = (callId: string): Call => {
    const call = world.calls.get(callId)
    if (!call) throw new ControlRefusal('unknown_call', `There is no call ${callId}`)
    return call
  }
  const messageOf = (id: string): Message => {
    const message = world.messages.find(candidate => candidate.id === id)
    if (!message) throw new ControlRefusal('unknown_message', `There is no message ${id}`)
    return message
  }
  const require = (refusal: string | undefined) => {
    if (refusal !== undefined) throw new ControlRefusal('wrong_state', refusal)
  }

  /** Waits for a business's call to ring first, since it takes a moment to reach the phone. */
  const ringing = (callId: string) =>
    waitFor(
      world,
      () => {
        const call = callOf(callId)
        if (!isLive(call)) throw new ControlRefusal('wrong_state', 'The call has ended')
        return call.direction === 'inbound' || call.state === 'ringing' ? call : undefined
      },
      { what: 'the phone to ring' },
    )

  return {
    /** The customer calls the business: from the open phone page if there is one, else with an invented offer. */
    dial: async (dialling: Input<typeof schemas.dial>): Promise<CallView> => {
      const pair = between(dialling)
      const asked = dialling.sdp === undefined ? phones.placeCall(pair, dialling.ctaPayload) : undefined
      const result = asked
        ? await asked
        : switchboard.dial(numberFor(dialling.to), {
            ...pair,
            ...(dialling.sdp !== undefined && { sdp: dialling.sdp }),
            ...(dialling.ctaPayload !== undefined && { ctaPayload: dialling.ctaPayload }),
            ...(dialling.deeplinkPayload !== undefined && { deeplinkPayload: dialling.deeplinkPayload }),
          })
      if (result.ok) return callView(result.call)
      throw new ControlRefusal('refusal' in result ? result.refusal : 'refused')
    },
    /** The customer hangs up, at any stage. */
    hangUp: ({ callId }: Input<typeof schemas.ofCall>): CallView => {
      require(switchboard.tell(callOf(callId), { type: 'customer_hung_up' }))
      return callView(callOf(callId))
    },
    /** The customer takes a call of the business, once it rings. */
    accept: async ({ callId }: Input<typeof schemas.ofCall>): Promise<CallView> => {
      require(switchboard.customerAnswers(await ringing(callId), 'accept'))
      return callView(callOf(callId))
    },
    /** The customer refuses a call of the business, once it rings. */
    reject: async ({ callId }: Input<typeof schemas.ofCall>): Promise<CallView> => {
      require(switchboard.customerAnswers(await ringing(callId), 'reject'))
      return callView(callOf(callId))
    },
    /** Nobody answers: what would happen at the end of the ring time happens now. */
    ignore: ({ callId }: Input<typeof schemas.ofCall>): CallView => {
      const call = callOf(callId)
      const event = { type: 'nobody_answered' } as const
      require(
        call.direction === 'inbound'
          ? switchboard.tellInbound(call, event)
          : switchboard.tellOutbound(call, event),
      )
      return callView(callOf(callId))
    },
    /** What WhatsApp knows of a customer: name, user name, online, hidden number, what they do when called. */
    setCustomer: (change: Input<typeof schemas.customerChange>): Customer => {
      const customer = customerOf(world, change.customer)
      const { customer: _, ...facts } = change
      Object.assign(
        customer,
        Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
      )
      if (customer.online) conversation.deliverWaiting(customer.waId)
      for (const call of world.calls.values())
        if (call.customer === customer.waId && change.online !== undefined)
          switchboard.customerReached(call, change.online)
      world.changes.announce()
      return customer
    },
    sendText: (text: Input<typeof schemas.text>): Message =>
      conversation.fromCustomer(between(text), { type: 'text', body: text.text }),
    /** A voice note; without `base64` a second of silence. */
    sendVoiceNote: (note: Input<typeof schemas.voiceNote>): Message => {
      const bytes = note.base64 === undefined ? silentVoiceNote() : Buffer.from(note.base64, 'base64')
      const media = conversation.keepMedia(note.mimeType ?? voiceNoteMimeType, bytes)
      return conversation.fromCustomer(between(note), {
        type: 'audio',
        mediaId: media.id,
        sha256: media.sha256,
        mimeType: media.mimeType,
      })
    },
    /** A voicemail after a call that was not taken: an audio message whose id is the call's. */
    leaveVoicemail: (voicemail: Input<typeof schemas.voicemail>): Message => {
      const call = callOf(voicemail.callId)
      if (isLive(call)) throw new ControlRefusal('wrong_state', 'The call has not ended')
      const bytes =
        voicemail.base64 === undefined ? silentVoiceNote(2) : Buffer.from(voicemail.base64, 'base64')
      const media = conversation.keepMedia(voiceNoteMimeType, bytes)
      const audio = {
        type: 'audio',
        mediaId: media.id,
        sha256: media.sha256,
        mimeType: media.mimeType,
      } as const
      return conversation.fromCustomer(
        { phoneNumberId: call.phoneNumberId, customer: call.customer },
        audio,
        call.id,
      )
    },
    /** The customer, or WhatsApp for them, decides about being called. */
    answerPermission: (answer: Input<typeof schemas.permissionAnswer>): Message => {
      const { customer, to, ...given } = answer
      const result = answerPermission(parts, between({ customer, to }), given)
      if (!result.ok) throw new ControlRefusal(result.refusal)
      return result.message
    },
    /** Moves a message of the business to `delivered`, `read`, `played` or `failed`. */
    markMessage: ({ messageId, status }: Input<typeof schemas.mark>): Message => {
      conversation.mark(messageOf(messageId), status)
      return messageOf(messageId)
    },
    /** Meta's quality restriction of a number, with its webhook. */
    restrict: (restriction: Input<typeof schemas.restriction>): void => {
      const number = numberFor(restriction.to)
      const given = {
        type: restriction.type,
        reason: 'Calling is temporarily disabled for this number because of negative user feedback.',
        ...(restriction.type !== 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN' && {
          expiration: Math.floor(clock.now() / 1000) + (restriction.seconds ?? 7 * 86_400),
        }),
      }
      number.restrictions.push(given)
      outlet.restriction(number, given)
      world.changes.announce()
    },
    /** Changes some switches; the others stay. @returns all of them */
    setSwitches: (change: Partial<Switches>): Switches => {
      world.switches = switchesSchema.parse({ ...world.switches, ...change })
      world.changes.announce()
      return world.switches
    },
    /** What goes wrong with the next Graph requests that match. */
    failNext: (fault: Input<typeof schemas.fault>): void => faults.add(faultSchema.parse(fault)),
    clearFaults: (): void => faults.clear(),
    /** Moves the simulator's clock ahead, and runs what became due. */
    advance: ({ ms }: Input<typeof schemas.advance>): { now: number } => {
      clock.advance(ms)
      return { now: clock.now() }
    },
    /** Waits for a condition, real time. @throws ControlRefusal `timed_out` */
    wait: (waiting: Input<typeof schemas.wait>): Promise<Found> => {
      const { timeoutMs, ...condition } = schemas.wait.parse(waiting)
      return waitFor(world, () => lookFor(world, sender.deliveries(), condition), {
        timeoutMs,
        what: JSON.stringify(condition),
      })
    },
    /** Meta's verification handshake, as when the webhook address is entered in its dashboard. */
    verifyWebhook: ({ verifyToken }: Input<typeof schemas.handshake>) => verifyWebhook(parts, verifyToken),
    calls: (): CallView[] => [...world.calls.values()].map(callView),
    messages: (): readonly Message[] => world.messages,
    /** Every Graph request with its body and answer, oldest first. */
    requests: () => world.requests as readonly (typeof world.requests)[number][],
    /** Every webhook with its attempts, oldest first. */
    deliveries: (): readonly Delivery[] => sender.deliveries(),
    customers: (): Customer[] => [...world.customers.values()],
  }
}
