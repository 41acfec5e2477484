import type { BusinessNumberConfig } from '../business-number.ts'
import type { Call } from '../calls/call.ts'
import type { Customer } from '../customers/customer.ts'

/** One change of one business number, on its way into an envelope. */
export type WebhookChange = {
  /** For switches, logs and waits: `call.connect`, `message.text`, … */
  kind: string
  /** Changes with the same subject keep their order: a call id, a message id or a number. */
  subject: string
  wabaId: string
  field: 'calls' | 'messages' | 'account_update' | 'account_settings_update'
  value: object
  /** Unix seconds at `entry[].time`; only account updates carry it. */
  entryTime?: number
}

/** Who a webhook is about, and how much of them Meta shows. */
export type Parties = { number: BusinessNumberConfig; customer: Customer; hidePhone: boolean }

/** Unix seconds, as Meta's string timestamps and times have them. */
export const seconds = (ms: number): string => String(Math.floor(ms / 1000))

/** The `object`/`entry` frame of one POST. Changes of one account share an entry. */
export const envelope = (changes: readonly WebhookChange[]) => {
  const accounts = [...new Set(changes.map(change => change.wabaId))]
  return {
    object: 'whatsapp_business_account',
    entry: accounts.map(id => {
      const own = changes.filter(change => change.wabaId === id)
      const time = own.find(change => change.entryTime !== undefined)?.entryTime
      return {
        id,
        ...(time !== undefined && { time }),
        changes: own.map(change => ({ value: change.value, field: change.field })),
      }
    }),
  }
}

export const metadata = (number: BusinessNumberConfig) => ({
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: number.displayPhone, phone_number_id: number.phoneNumberId },
})

export const contact = ({ customer, hidePhone }: Parties) => {
  if (!hidePhone) return { profile: { name: customer.name }, wa_id: customer.waId }
  const username = customer.username ?? `user.${customer.userId.slice(-6)}`
  // A customer without a name goes by their number, which must not show here.
  const name = customer.name.includes(customer.waId) ? username : customer.name
  return { profile: { name, username }, user_id: customer.userId }
}

const callParties = (call: Call, { number, customer, hidePhone }: Parties) => {
  if (call.direction === 'inbound')
    return hidePhone
      ? { from_user_id: customer.userId, to: number.displayPhone }
      : { from: customer.waId, to: number.displayPhone }
  return hidePhone
    ? { from: number.displayPhone, to_user_id: customer.userId }
    : { from: number.displayPhone, to: customer.waId }
}

const callFacts = (call: Call, event: 'connect' | 'terminate', at: number, parties: Parties) => ({
  id: call.id,
  ...callParties(call, parties),
  event,
  timestamp: seconds(at),
  direction: call.direction === 'inbound' ? 'USER_INITIATED' : 'BUSINESS_INITIATED',
})

const callExtras = (call: Call) => ({
  ...(call.opaque !== undefined && { biz_opaque_callback_data: call.opaque }),
  ...(call.direction === 'inbound' && call.ctaPayload !== undefined && { cta_payload: call.ctaPayload }),
  ...(call.direction === 'inbound' &&
    call.deeplinkPayload !== undefined && { deeplink_payload: call.deeplinkPayload }),
})

const callsValue = (parties: Parties, entry: object, errors?: readonly object[]) => ({
  ...metadata(parties.number),
  contacts: [contact(parties)],
  calls: [entry],
  ...(errors && { errors }),
})

/** Meta's SDP for the business: its offer for a customer's call, its answer to the business's own. */
export const connectValue = (call: Call, sdp: string, at: number, parties: Parties) =>
  callsValue(parties, {
    ...callFacts(call, 'connect', at, parties),
    session: call.direction === 'inbound' ? { sdp, sdp_type: 'offer' } : { sdp_type: 'answer', sdp },
    ...callExtras(call),
  })

const mediaFailures = {
  138021: 'No media received from the business',
  138022: 'No media received from the user',
} as const

/**
 * COMPLETED does not mean answered: `start_time`, `end_time` and `duration` do, and only they. A failure is listed
 * twice, as in live payloads.
 */
export const terminateValue = (call: Call & { state: 'ended' }, at: number, parties: Parties) => {
  const { end } = call
  const errors =
    end.failure === undefined
      ? undefined
      : [
          {
            code: end.failure,
            title: mediaFailures[end.failure],
            message: mediaFailures[end.failure],
            error_data: { details: `${mediaFailures[end.failure]} for too long; the call was ended.` },
          },
        ]
  const entry = {
    ...callFacts(call, 'terminate', at, parties),
    status: errors ? 'FAILED' : 'COMPLETED',
    ...(end.startedAt !== undefined && {
      start_time: seconds(end.startedAt),
      end_time: seconds(end.at),
      duration: Number(seconds(end.at)) - Number(seconds(end.startedAt)),
    }),
    ...callExtras(call),
    ...(errors && { errors }),
  }
  return callsValue(parties, entry, errors)
}

/** RINGING, ACCEPTED or REJECTED of a business-initiated call; inbound calls have none. */
export const callStatusValue = (call: Call, status: string, at: number, parties: Parties) => ({
  ...metadata(parties.number),
  statuses: [
    {
      id: call.id,
      type: 'call',
      status,
      timestamp: seconds(at),
      ...(!parties.hidePhone && { recipient_id: parties.customer.waId }),
      recipient_user_id: parties.customer.userId,
      ...(call.opaque !== undefined && { biz_opaque_callback_data: call.opaque }),
    },
  ],
})

/** An event that Meta may add tomorrow. */
export const unknownCallValue = (call: Call, at: number, parties: Parties) =>
  callsValue(parties, {
    id: call.id,
    ...callParties(call, parties),
    event: 'call_weather_changed',
    timestamp: seconds(at),
  })
