import { account, budi } from '../seed.ts'

/** A webhook of Meta around the `value` of one change. Source: Meta, webhook payloads. */
export function aWebhook(field: 'calls' | 'messages', value: object): object {
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '300000000000001',
        changes: [
          {
            field,
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '628000000001', phone_number_id: account.phoneNumberId },
              contacts: [{ profile: { name: budi.name }, wa_id: budi.id }],
              ...value,
            },
          },
        ],
      },
    ],
  }
}

/** Texts of Budi in one delivery. */
export function textsFromBudi(...texts: readonly { id: string; body: string; atMs?: number }[]): object {
  return aWebhook('messages', {
    messages: texts.map(({ id, body, atMs }) => ({
      from: budi.id,
      id: `wamid.${id}`,
      timestamp: String(Math.floor((atMs ?? Date.now()) / 1000)),
      type: 'text',
      text: { body },
    })),
  })
}

/** Budi calls. */
export function callFromBudi(id: string, atMs = Date.now()): object {
  return aWebhook('calls', {
    calls: [
      {
        id: `wacid.${id}`,
        from: budi.id,
        to: '628000000001',
        event: 'connect',
        timestamp: String(Math.floor(atMs / 1000)),
        direction: 'USER_INITIATED',
        session: { sdp_type: 'offer', sdp: 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n' },
      },
    ],
  })
}
