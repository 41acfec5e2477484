import { readFileSync } from 'node:fs'

const offer = (
  JSON.parse(readFileSync(new URL('../fixtures/meta/webhook_uic_connect.json', import.meta.url), 'utf8')) as {
    entry: [{ changes: [{ value: { calls: [{ session: { sdp: string; sdp_type: string } }] } }] }]
  }
).entry[0].changes[0].value.calls[0].session

/** An inbound call of the customer with this number in the series, as Meta posts it. */
export function connectWebhook(call: number, at: Date): object {
  return webhook(call, { event: 'connect', timestamp: seconds(at), session: offer })
}

/** The same customer gives up. */
export function terminateWebhook(call: number, at: Date): object {
  return webhook(call, { event: 'terminate', timestamp: seconds(at), status: 'COMPLETED' })
}

const seconds = (at: Date) => String(Math.floor(at.getTime() / 1000))

function webhook(call: number, event: object): object {
  const from = `62812${String(call).padStart(8, '0')}`
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '628000000001', phone_number_id: '200000000000001' },
    contacts: [{ profile: { name: `Customer ${call}` }, wa_id: from }],
    calls: [{ id: `wacid.bench-${call}`, from, to: '628000000001', direction: 'USER_INITIATED', ...event }],
  }
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: '300000000000001', changes: [{ field: 'calls', value }] }],
  }
}
