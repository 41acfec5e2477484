import { assertNever } from '../assert-never.ts'
import type { Call } from '../calls/call.ts'
import { dialRefusal } from '../calls/place-call.ts'
import { answerSetupFor } from '../calls/switchboard.ts'
import type { Clock } from '../clock.ts'
import type { Customer } from '../customers/customer.ts'
import { permissionAt, requestIsOpen } from '../customers/pair.ts'
import type { Pair } from '../customers/pair.ts'
import { mayLeaveVoicemail } from '../customers/voicemail.ts'
import { asksPermission } from '../messages/message.ts'
import type { Message } from '../messages/message.ts'
import type { PhoneCall, PhoneMessage, PhoneView } from '../phone/messages.ts'
import { undressAnswer, undressOffer } from '../sdp/dress-sdp.ts'
import { attribute, readSdp } from '../sdp/read-sdp.ts'
import { customerOf, isRestricted, pairOf } from '../world.ts'
import type { BusinessNumber, World } from '../world.ts'

const callState = (call: Call): PhoneCall['state'] => {
  switch (call.state) {
    case 'offered':
    case 'pre_accepted':
      return 'calling'
    case 'dialing':
    case 'negotiated':
      return 'setting_up'
    case 'ringing':
      return 'incoming'
    case 'active':
    case 'ended':
      return call.state
    default:
      return assertNever(call)
  }
}

const remoteSdp = (world: World, call: Call): string | undefined => {
  if (call.direction === 'outbound') return undressOffer(call.offerSdp, answerSetupFor(world, call.offerSdp))
  if (call.state === 'offered' || call.state === 'ended' || call.phoneSdp === undefined) return undefined
  return undressAnswer(call.answerSdp, attribute(readSdp(call.phoneSdp), 'mid') ?? '0')
}

/** Only a call with this page's own media has anything to negotiate. */
const phoneCall = (world: World, call: Call): PhoneCall => {
  const sdp = call.realMedia ? remoteSdp(world, call) : undefined
  return {
    id: call.id,
    placedBy: call.direction === 'inbound' ? 'customer' : 'business',
    state: callState(call),
    ...(call.state === 'active' && { startedAt: call.startedAt }),
    ...(call.state === 'ended' && {
      endedAt: call.end.at,
      endCause: call.end.cause,
      ...(call.end.startedAt !== undefined && { startedAt: call.end.startedAt }),
    }),
    ...(sdp !== undefined && { remoteSdp: sdp }),
    maySpeak: call.state === 'active' && customerOf(world, call.customer).online,
  }
}

type GivenAnswer = 'always' | 'temporary' | 'no'

const givenAnswer = (
  message: Message,
): { answer: GivenAnswer; automatic: boolean; to?: string } | undefined => {
  if (message.sentBy === 'business' || message.content.type !== 'call_permission_reply') return undefined
  const { reply, contextId } = message.content
  const accepted = reply.is_permanent ? 'always' : 'temporary'
  return {
    answer: reply.response === 'reject' ? 'no' : accepted,
    automatic: reply.response_source === 'automatic',
    ...(contextId !== undefined && { to: contextId }),
  }
}

const phoneMessage = (
  message: Message,
  context: { pair: Pair; now: number; all: readonly Message[] },
): PhoneMessage => {
  const facts = { id: message.id, sentBy: message.sentBy, at: message.at }
  if (message.sentBy === 'customer') {
    const answer = givenAnswer(message)
    if (answer) return { ...facts, kind: 'permission_answer', ...answer }
    return message.content.type === 'text'
      ? { ...facts, kind: 'text', text: message.content.body }
      : { ...facts, kind: 'audio' }
  }
  const { content, status } = message
  const sent = { ...facts, status }
  if (asksPermission(content)) {
    const text = 'body' in content ? content.body : undefined
    const answer = context.all.map(givenAnswer).findLast(given => given?.to === message.id)?.answer
    return {
      ...sent,
      kind: 'permission_request',
      open: requestIsOpen(context.pair, message.id, context.now),
      ...(text !== undefined && { text }),
      ...(answer !== undefined && { answer }),
    }
  }
  switch (content.type) {
    case 'text':
    case 'template':
      return { ...sent, kind: 'text', text: content.body }
    case 'call_button':
      return {
        ...sent,
        kind: 'call_button',
        text: content.body,
        label: content.displayText,
        usable: content.expiresAt > context.now,
        ...(content.payload !== undefined && { payload: content.payload }),
      }
    case 'notice':
      return { ...sent, kind: 'notice', notice: content.text }
    case 'audio':
    case 'permission_request':
      return { ...sent, kind: 'audio' }
    default:
      return assertNever(content)
  }
}

const pastCall = (call: Call & { state: 'ended' }): PhoneMessage => ({
  id: call.id,
  sentBy: call.direction === 'inbound' ? 'customer' : 'business',
  at: call.placedAt,
  kind: 'call',
  ...(call.end.startedAt !== undefined && { talkMs: call.end.at - call.end.startedAt }),
})

/** Meta: call settings. Hiding the icon does not block calls by other ways. */
const callIconHidden = (number: BusinessNumber, customer: Customer, now: number) => {
  const countries = number.settings.call_icons?.restrict_to_user_countries ?? []
  return (
    number.settings.call_icon_visibility === 'DISABLE_ALL' ||
    isRestricted(number, 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN', now) ||
    (countries.length > 0 && !countries.includes(customer.userId.slice(0, 2)))
  )
}

/** What one customer sees of one business. Messages that were not delivered yet are not there. */
export const phoneView = (
  parts: { world: World; clock: Clock },
  between: { phoneNumberId: string; customer: string },
): PhoneView => {
  const { world, clock } = parts
  const { phoneNumberId } = between
  const now = clock.now()
  const number = world.numbers.get(phoneNumberId)
  if (!number) throw new Error(`There is no business number ${phoneNumberId}`)
  const customer = customerOf(world, between.customer)
  const pair = pairOf(world, phoneNumberId, customer.waId)
  const permission = permissionAt(pair, now)
  const ofPair = (item: { phoneNumberId: string; customer: string }) =>
    item.phoneNumberId === phoneNumberId && item.customer === customer.waId
  const all = world.messages.filter(ofPair)
  const calls = [...world.calls.values()].filter(ofPair)
  const call = calls.at(-1)
  const arrived = all
    .filter(message => message.sentBy === 'customer' || !['sent', 'failed'].includes(message.status))
    .map(message => phoneMessage(message, { pair, now, all }))
  const pastCalls = calls.flatMap(past => (past.state === 'ended' ? [pastCall(past)] : []))
  const refusal = dialRefusal(parts, number, customer.waId)
  return {
    customer: { waId: customer.waId, name: customer.name, online: customer.online },
    business: { phoneNumberId, displayPhone: number.config.displayPhone, name: number.config.name },
    permission: {
      status: permission.status,
      ...(permission.status === 'temporary' && { expiresAt: permission.expiresAt }),
    },
    callIconHidden: callIconHidden(number, customer, now),
    messages: [...arrived, ...pastCalls].sort((one, other) => one.at - other.at),
    ...(refusal !== undefined && { cannotCall: refusal }),
    ...(call && mayLeaveVoicemail(world, call) && { voicemailFor: call.id }),
    ...(call && { call: phoneCall(world, call) }),
  }
}
