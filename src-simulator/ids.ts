/**
 * Ids as Meta makes them: a prefix and base64 of a small binary record of the two phone numbers. Real programs
 * must treat them as opaque; the simulator makes them long, case-sensitive and full of `=` and `/` all the same,
 * since that is what clients trip over.
 */

const outgoing = 0x11
const incoming = 0x12

const field = (text: string) => Buffer.concat([Buffer.from([0x18, text.length]), Buffer.from(text, 'ascii')])
const party = (digits: string) =>
  Buffer.concat([Buffer.from([0x1c]), field(digits), Buffer.from([0x15, 0x02, 0x00])])

/**
 * @param call.customer digits of the customer's number
 * @param call.business digits of the business number
 * @param call.nonce 32 upper-case hexadecimal digits
 */
export const callId = (call: {
  customer: string
  business: string
  placedBy: 'customer' | 'business'
  nonce: string
}): string =>
  `wacid.${Buffer.concat([
    party(call.customer),
    Buffer.from([call.placedBy === 'business' ? outgoing : incoming]),
    field(call.nonce),
    party(call.business),
    Buffer.from([0x00]),
  ]).toString('base64')}`

/**
 * @param message.customer digits of the customer's number
 * @param message.nonce 18 to 20 upper-case hexadecimal digits
 */
export const messageId = (message: {
  customer: string
  sentBy: 'customer' | 'business'
  nonce: string
}): string =>
  `wamid.${Buffer.concat([
    party(message.customer),
    Buffer.from([message.sentBy === 'business' ? outgoing : incoming]),
    field(message.nonce),
    Buffer.from([0x00]),
  ]).toString('base64')}`
