import { t0 } from './calls.ts'

/** Bodies as Meta posts them, one change each; `batch` puts several into one POST. Times in milliseconds. */
export interface Webhook {
  readonly object: string
  readonly entry: readonly {
    readonly id: string
    readonly time?: number
    readonly changes: readonly unknown[]
  }[]
}

export const businessNumber = '628000000001'
export const budiNumber = '6281234567890'

const seconds = (at: number) => String(Math.floor(at / 1_000))

const change = (field: string, value: object): Webhook => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '300000000000001',
      changes: [
        {
          field,
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: businessNumber, phone_number_id: '200000000000001' },
            ...value,
          },
        },
      ],
    },
  ],
})

export const batch = (...webhooks: readonly Webhook[]): Webhook => ({
  object: 'whatsapp_business_account',
  entry: webhooks.flatMap(webhook => webhook.entry),
})

const contactOf = (number: string, name: string) => [{ profile: { name }, wa_id: number }]

interface Inbound {
  readonly id?: string
  readonly from?: string
  readonly name?: string
  readonly at?: number
}

/** A customer calls. */
export const customerCalls = ({
  id = 'wacid.in-1',
  from = budiNumber,
  name = 'Budi',
  at = t0,
}: Inbound = {}) =>
  change('calls', {
    contacts: contactOf(from, name),
    calls: [
      {
        id,
        from,
        to: businessNumber,
        event: 'connect',
        timestamp: seconds(at),
        direction: 'USER_INITIATED',
        session: { sdp_type: 'offer', sdp: `v=0 offer of ${id}` },
      },
    ],
  })

interface Spoken {
  readonly startedAt?: number
  readonly endedAt?: number
  readonly failedWith?: number
}

const ending = ({ startedAt, endedAt, failedWith }: Spoken) => ({
  status: failedWith === undefined ? 'COMPLETED' : 'FAILED',
  ...(startedAt === undefined ? {} : { start_time: seconds(startedAt) }),
  ...(endedAt === undefined ? {} : { end_time: seconds(endedAt) }),
  ...(failedWith === undefined ? {} : { errors: [{ code: failedWith, title: 'Failed' }] }),
})

/** Meta's last word on a call that a customer placed. */
export const customersCallEnds = ({
  id = 'wacid.in-1',
  from = budiNumber,
  name = 'Budi',
  at = t0 + 20_000,
  ...spoken
}: Inbound & Spoken = {}) =>
  change('calls', {
    contacts: contactOf(from, name),
    calls: [
      {
        id,
        from,
        to: businessNumber,
        event: 'terminate',
        timestamp: seconds(at),
        direction: 'USER_INITIATED',
        ...ending(spoken),
      },
    ],
  })

interface Outbound {
  readonly id?: string
  readonly opaque?: string
  readonly to?: string
  readonly at?: number
}

/** The customer's media side of a dial. */
export const dialGetsSdp = ({
  id = 'wacid.out-1',
  opaque,
  to = budiNumber,
  at = t0 + 1_000,
}: Outbound = {}) =>
  change('calls', {
    calls: [
      {
        id,
        from: businessNumber,
        to,
        event: 'connect',
        timestamp: seconds(at),
        direction: 'BUSINESS_INITIATED',
        session: { sdp_type: 'answer', sdp: `v=0 answer of ${id}` },
        biz_opaque_callback_data: opaque,
      },
    ],
  })

/** How a dial fares at the customer. */
export const dialStatus = (
  status: 'RINGING' | 'ACCEPTED' | 'REJECTED',
  { id = 'wacid.out-1', opaque, to = budiNumber, at = t0 + 2_000 }: Outbound = {},
) =>
  change('calls', {
    statuses: [
      {
        id,
        type: 'call',
        status,
        timestamp: seconds(at),
        recipient_id: to,
        biz_opaque_callback_data: opaque,
      },
    ],
  })

/** Meta's last word on a dial. */
export const dialEnds = ({
  id = 'wacid.out-1',
  opaque,
  to = budiNumber,
  at = t0 + 30_000,
  ...spoken
}: Outbound & Spoken = {}) =>
  change('calls', {
    calls: [
      {
        id,
        from: businessNumber,
        to,
        event: 'terminate',
        timestamp: seconds(at),
        direction: 'BUSINESS_INITIATED',
        biz_opaque_callback_data: opaque,
        ...ending(spoken),
      },
    ],
  })

/** A customer writes; without `text` something that is not text. */
export const customerWrites = (
  text: string | undefined,
  {
    id = 'wamid.in-1',
    from = budiNumber,
    name = 'Budi',
    at = t0,
    type = 'text',
  }: Inbound & { type?: string } = {},
) =>
  change('messages', {
    contacts: contactOf(from, name),
    messages: [
      { id, from, timestamp: seconds(at), type, ...(text === undefined ? {} : { text: { body: text } }) },
    ],
  })

/** How far a message of ours has come. */
export const messageStatus = (
  id: string,
  status: string,
  { opaque, at = t0 }: { opaque?: string; at?: number } = {},
) =>
  change('messages', {
    statuses: [
      {
        id,
        status,
        timestamp: seconds(at),
        recipient_id: budiNumber,
        biz_opaque_callback_data: opaque,
        ...(status === 'failed' ? { errors: [{ code: 131026, title: 'Message undeliverable' }] } : {}),
      },
    ],
  })

interface Reply extends Inbound {
  /** What is answered: the message that asked, or the call that granted. */
  readonly to?: string
  readonly automatic?: boolean
  /** Overrides, or with `undefined` leaves out, what Meta usually tells. */
  readonly details?: object
  /** As Meta's abridged samples: without `type` and `contacts`. */
  readonly abridged?: boolean
}

const replyDetails = {
  permanent: () => ({ response: 'accept', is_permanent: true }),
  temporary: (at: number) => ({
    response: 'accept',
    is_permanent: false,
    expiration_timestamp: seconds(at + 604_800_000),
  }),
  reject: () => ({ response: 'reject' }),
}

/** The customer's word on being called, or Meta's own where `automatic`; `bare` does not say which. */
export const permissionReply = (
  answer: keyof typeof replyDetails | 'bare',
  {
    id = `wamid.reply-${answer}`,
    from = budiNumber,
    name = 'Budi',
    at = t0,
    to,
    automatic = false,
    details = {},
    abridged = false,
  }: Reply = {},
) =>
  change('messages', {
    ...(abridged ? {} : { contacts: contactOf(from, name) }),
    messages: [
      {
        from,
        id,
        timestamp: seconds(at),
        ...(to === undefined ? {} : { context: { from: businessNumber, id: to } }),
        ...(abridged ? {} : { type: 'interactive' }),
        interactive: {
          type: 'call_permission_reply',
          ...(answer === 'bare'
            ? {}
            : {
                call_permission_reply: {
                  ...replyDetails[answer](at),
                  response_source: automatic ? 'automatic' : 'user_action',
                  ...details,
                },
              }),
        },
      },
    ],
  })

/** A customer sends something else than text: a file, or what its kind holds. */
export const customerSends = (
  type: string,
  {
    id,
    at,
    from = budiNumber,
    name = 'Budi',
    media,
    content,
  }: Inbound & { readonly media?: object; readonly content?: object },
) =>
  change('messages', {
    contacts: contactOf(from, name),
    messages: [{ id, from, timestamp: seconds(at ?? t0), type, ...(media && { [type]: media }), ...content }],
  })
