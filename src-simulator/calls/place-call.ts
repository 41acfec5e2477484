import type { Chance } from '../chance.ts'
import type { Clock } from '../clock.ts'
import { callUsage, day, permissionAt } from '../customers/pair.ts'
import { GraphError } from '../graph/graph-error.ts'
import { isOpen } from '../graph/calling-settings.ts'
import { callId } from '../ids.ts'
import { dressOffer } from '../sdp/dress-sdp.ts'
import { inventMediaLeg, readMediaLeg } from '../sdp/media-leg.ts'
import { findSdpFault } from '../sdp/validate-sdp.ts'
import { seconds } from '../webhooks/payloads.ts'
import { customerOf, isRestricted, limitsOf, liveCalls, pairKey, pairOf } from '../world.ts'
import type { BusinessNumber, World } from '../world.ts'
import type { InboundCall, OutboundCall } from './call.ts'

/** Meta: FAQ; over it the caller hears a failure and the business is told nothing. */
const concurrentCallsLimit = 1000
/** Meta: business-initiated calls, new calls per number and day. */
const callsPerDay = 10_000

/** Why WhatsApp does not let a customer call. No webhook tells the business. */
export type DialRefusal =
  | 'calling_disabled'
  | 'outside_call_hours'
  | 'restricted'
  | 'already_in_a_call'
  | 'too_many_calls'
  | 'offline'

/** What the customer's call carries besides the person. */
export type Dialling = {
  phoneNumberId: string
  customer: string
  /** A description to send as it is, for tests that bring their own. */
  sdp?: string
  /** The offer of an open phone page, to be dressed as Meta's. */
  phoneSdp?: string
  ctaPayload?: string
  deeplinkPayload?: string
}

type Parts = { world: World; clock: Clock; chance: Chance }

export const dialRefusal = (
  { world, clock }: Pick<Parts, 'world' | 'clock'>,
  number: BusinessNumber,
  customer: string,
): DialRefusal | undefined => {
  const { settings, config } = number
  const calls = liveCalls(world, config.phoneNumberId)
  if (!customerOf(world, customer).online) return 'offline'
  // A SIP number rings at a SIP server, which nobody plays here.
  if (settings.status !== 'ENABLED' || settings.sip?.status === 'ENABLED') return 'calling_disabled'
  if (!isOpen(settings, clock.now())) return 'outside_call_hours'
  if (isRestricted(number, 'RESTRICTED_USER_INITIATED_CALLING', clock.now())) return 'restricted'
  if (calls.some(call => call.customer === customer)) return 'already_in_a_call'
  return calls.length >= concurrentCallsLimit ? 'too_many_calls' : undefined
}

export const newInboundCall = (
  { world, clock, chance }: Parts,
  number: BusinessNumber,
  dialling: Dialling,
): InboundCall => {
  const leg = dialling.phoneSdp === undefined ? inventMediaLeg(chance) : readMediaLeg(dialling.phoneSdp)
  const dressing = { now: clock.now(), uuid: chance.uuid(), iceLite: world.switches.iceLite }
  return {
    id: callId({
      customer: dialling.customer,
      business: number.config.displayPhone,
      placedBy: 'customer',
      nonce: chance.hex(32),
    }),
    phoneNumberId: number.config.phoneNumberId,
    customer: dialling.customer,
    placedAt: clock.now(),
    direction: 'inbound',
    offerSdp: dialling.sdp ?? dressOffer(leg, dressing),
    realMedia: dialling.phoneSdp !== undefined,
    ...(dialling.phoneSdp !== undefined && { phoneSdp: dialling.phoneSdp }),
    ...(dialling.ctaPayload !== undefined && { ctaPayload: dialling.ctaPayload }),
    ...(dialling.deeplinkPayload !== undefined && { deeplinkPayload: dialling.deeplinkPayload }),
    state: 'offered',
  }
}

/** The parts of the business's `connect` request. */
export type Connecting = {
  /** Digits of the customer's number; undefined when the request named nobody whom WhatsApp knows. */
  customer: string | undefined
  sdp: string
  opaque?: string
}

/**
 * The state of the number, which Meta looks at before it reads the request.
 *
 * @throws GraphError
 */
export const checkNumberMayCall = (number: BusinessNumber, now: number): void => {
  if (number.settings.sip?.status === 'ENABLED')
    throw new GraphError(131055, 'Graph API calls are not allowed: the number is SIP-enabled')
  if (number.settings.status !== 'ENABLED')
    throw new GraphError(138000, 'Calling is not enabled for this phone number')
  if (isRestricted(number, 'RESTRICTED_BUSINESS_INITIATED_CALLING', now))
    throw new GraphError(138014, 'Business initiated calling is paused because of negative user feedback')
  // Meta: availability, by the country of the business number; 1 covers US and CA.
  if (/^(1|20|84|234)/.test(number.config.displayPhone) && number.config.kind !== 'test')
    throw new GraphError(138013, "Business initiated calling is not available in the number's country")
}

/**
 * Everything that Meta checks from the SDP on, in its order.
 *
 * @throws GraphError
 */
export const newOutboundCall = (
  { world, clock, chance }: Parts,
  number: BusinessNumber,
  connecting: Connecting,
): OutboundCall => {
  const { config } = number
  const now = clock.now()
  const fault = findSdpFault(connecting.sdp, 'offer')
  if (fault) throw new GraphError(fault.code, fault.details)
  const { customer } = connecting
  if (customer !== undefined && config.kind === 'test' && !config.allowList.includes(customer))
    throw new GraphError(131030, 'The recipient is not in the allow list of this test number')
  if (customer === undefined || !customerOf(world, customer).onWhatsApp)
    throw new GraphError(138001, 'The recipient cannot be called')
  const pair = pairOf(world, config.phoneNumberId, customer)
  if (permissionAt(pair, now).status === 'no_permission')
    throw new GraphError(138006, 'No approved call permission from the recipient')
  const calls = liveCalls(world, config.phoneNumberId)
  if (calls.some(call => call.customer === customer))
    throw new GraphError(138003, 'A call with this recipient is already active')
  const usage = callUsage(pair, limitsOf(number), now)
  if (usage.freeAt !== undefined)
    throw new GraphError(
      138012,
      `Limit of ${usage.maximum} connected calls in 24 hours reached. Next call allowed at ${seconds(usage.freeAt)}.`,
    )
  if (calls.length >= concurrentCallsLimit)
    throw new GraphError(138002, `Limit of ${concurrentCallsLimit} concurrent calls reached`)
  number.placedAt = number.placedAt.filter(time => time > now - day)
  if (number.placedAt.length >= callsPerDay)
    throw new GraphError(138005, `Limit of ${callsPerDay} calls in 24 hours reached`)
  number.placedAt.push(now)
  return {
    id: callId({
      customer,
      business: config.displayPhone,
      placedBy: 'business',
      nonce: chance.hex(32),
    }),
    phoneNumberId: config.phoneNumberId,
    customer,
    placedAt: now,
    direction: 'outbound',
    offerSdp: connecting.sdp,
    realMedia: world.openPhones.has(pairKey(config.phoneNumberId, customer)),
    ...(connecting.opaque !== undefined && { opaque: connecting.opaque }),
    state: 'dialing',
  }
}
