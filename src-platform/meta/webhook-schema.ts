import { z } from 'zod'

// Meta's words, read tolerantly: only what is needed must be there, everything else is let through. Lists are parsed
// element by element elsewhere, so that one that cannot be read does not spoil its neighbours.
// Source: Meta, Cloud API webhooks overview; Calling API: user-initiated calls, business-initiated calls.

const text = z.string().min(1).max(400)
const personId = z.string().min(1).max(200)
const list = z.array(z.unknown()).nullish()
/** Unix seconds, as a string or a number, as milliseconds. */
const seconds = z
  .union([z.string().regex(/^\d{1,12}$/), z.number().nonnegative()])
  .transform(value => Math.round(Number(value) * 1_000))

export const envelopeSchema = z.looseObject({
  object: z.string().optional(),
  entry: z.array(
    z.looseObject({
      id: text.nullish().catch(undefined),
      time: seconds.nullish().catch(undefined),
      changes: z.array(z.looseObject({ field: z.string(), value: z.looseObject({}) })).nullish(),
    }),
  ),
})

export const valueSchema = z.looseObject({
  metadata: z.looseObject({
    phone_number_id: text,
    display_phone_number: z.string().optional(),
  }),
  contacts: list,
  calls: list,
  messages: list,
  statuses: list,
  errors: list,
})

/** A customer who shows a username alone has a `user_id` and no `wa_id`. */
export const contactSchema = z.looseObject({
  profile: z.looseObject({ name: z.string().optional(), username: z.string().optional() }).optional(),
  wa_id: personId.optional(),
  user_id: personId.optional(),
})

/** Everything but the code may be missing. */
export const errorSchema = z.looseObject({
  code: z.coerce.number().int(),
  title: z.string().optional(),
  message: z.string().optional(),
  error_data: z.looseObject({ details: z.string().optional() }).optional(),
})

export const callSchema = z.looseObject({
  id: text,
  event: text,
  from: personId.nullish(),
  to: personId.nullish(),
  from_user_id: personId.nullish(),
  to_user_id: personId.nullish(),
  timestamp: seconds.nullish(),
  direction: z.string().nullish(),
  biz_opaque_callback_data: z.string().nullish(),
  /** What a button or a link that the business gave out says of itself. Source: Meta, call buttons and links. */
  cta_payload: z.string().nullish().catch(undefined),
  deeplink_payload: z.string().nullish().catch(undefined),
  session: z.looseObject({ sdp: z.string().min(1) }).nullish(),
  status: z.string().nullish(),
  start_time: seconds.nullish(),
  end_time: seconds.nullish(),
  duration: z.coerce.number().nonnegative().nullish(),
  errors: list,
})

/** Of a call or of a message: told apart by `type` and by the webhook's field. */
export const statusSchema = z.looseObject({
  id: text,
  type: z.string().nullish(),
  status: text,
  timestamp: seconds.nullish(),
  biz_opaque_callback_data: z.string().nullish(),
  conversation: z
    .looseObject({
      origin: z.looseObject({ type: z.string().nullish() }).nullish(),
      expiration_timestamp: seconds.nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
  pricing: z.looseObject({ category: z.string().nullish() }).nullish().catch(undefined),
  errors: list,
})

/** Every field may be missing; booleans and times come as strings, too. Source: Meta, user call permissions. */
export const permissionReplySchema = z.looseObject({
  response: z.string().nullish(),
  is_permanent: z.union([z.boolean(), z.stringbool()]).nullish().catch(undefined),
  expiration_timestamp: seconds.nullish().catch(undefined),
  response_source: z.string().nullish(),
})

/** A file. Source: Meta, Cloud API webhooks, messages: audio, image, video, document, sticker. */
export const mediaSchema = z.looseObject({
  id: z.coerce.string().min(1).max(200),
  mime_type: z.string().max(200).nullish(),
  sha256: z.string().max(200).nullish(),
  voice: z.boolean().nullish().catch(undefined),
  caption: z.string().nullish(),
  filename: z.string().nullish(),
})
const media = mediaSchema.nullish()
const choice = z.looseObject({ title: z.string().nullish() }).nullish()

export const messageSchema = z.looseObject({
  id: text,
  from: personId.nullish(),
  from_user_id: personId.nullish(),
  timestamp: seconds.nullish(),
  type: z.string().nullish(),
  text: z.looseObject({ body: z.string() }).nullish(),
  context: z.looseObject({ id: z.string().nullish() }).nullish(),
  interactive: z
    .looseObject({
      type: z.string().nullish(),
      call_permission_reply: permissionReplySchema.nullish(),
      button_reply: choice,
      list_reply: choice,
    })
    .nullish(),
  audio: media,
  image: media,
  video: media,
  document: media,
  sticker: media,
  location: z
    .looseObject({
      latitude: z.number().nullish(),
      longitude: z.number().nullish(),
      name: z.string().nullish(),
      address: z.string().nullish(),
    })
    .nullish(),
  contacts: z
    .array(
      z.looseObject({
        name: z.looseObject({ formatted_name: z.string().nullish() }).nullish(),
        phones: z.array(z.looseObject({ phone: z.string().nullish() })).nullish(),
      }),
    )
    .nullish(),
  reaction: z.looseObject({ emoji: z.string().nullish() }).nullish(),
  button: z.looseObject({ text: z.string().nullish() }).nullish(),
})

export type WebhookValue = z.infer<typeof valueSchema>
export type WebhookCall = z.infer<typeof callSchema>

const textOrNone = z.string().nullish().catch(undefined)

/** `account_update`. Source: Meta, Calling API, call quality: warnings and restrictions. */
export const accountUpdateSchema = z.looseObject({
  phone_number: z.string(),
  event: z.string(),
  violation_info: z.looseObject({ violation_type: z.string(), remediation: textOrNone }).nullish(),
  remediation: textOrNone,
  restriction_info: z
    .array(
      z.looseObject({
        restriction_type: z.string(),
        expiration: seconds.nullish().catch(undefined),
        remediation: textOrNone,
      }),
    )
    .nullish(),
})

/** `account_settings_update`. Source: Meta, Calling API, call settings: webhook. */
export const accountSettingsSchema = z.looseObject({
  timestamp: seconds.nullish(),
  phone_number_settings: z.looseObject({ phone_number_id: text, calling: z.looseObject({}) }),
})
