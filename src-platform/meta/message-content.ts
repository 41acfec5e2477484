import type { z } from 'zod'
import { noteWith } from '#shared/domain/message-notes.ts'
import { toHex } from './graph-media.ts'
import type { IncomingMedia } from './provider-event.ts'
import type { mediaSchema, messageSchema } from './webhook-schema.ts'

type WebhookMessage = z.infer<typeof messageSchema>

/** What a person sees of a message. */
export interface MessageContent {
  /** Absent for a voice note, and for what is not shown yet. */
  readonly text?: string
  readonly media?: IncomingMedia
}

/** Source: Meta, Cloud API webhooks, messages: one object for each kind, named as the kind. */
export function contentOf(message: WebhookMessage, kind: string): MessageContent {
  switch (kind) {
    case 'text':
      return { text: message.text?.body }
    case 'audio':
      return withMedia(undefined, message.audio)
    case 'image':
    case 'video':
    case 'sticker':
      return withMedia(noteWith(kind, message[kind]?.caption ?? undefined), message[kind])
    case 'document': {
      const { filename, caption } = message.document ?? {}
      return withMedia(noteWith('document', joined([filename, caption])), message.document)
    }
    case 'location': {
      const { name, address, latitude, longitude } = message.location ?? {}
      const place = latitude != null && longitude != null ? `${latitude}, ${longitude}` : undefined
      return { text: noteWith('location', joined([name, address, place])) }
    }
    case 'contacts':
      return { text: noteWith('contacts', joined((message.contacts ?? []).map(nameOf))) }
    case 'reaction':
      // Without an emoji it was taken back.
      return message.reaction?.emoji ? { text: noteWith('reaction', message.reaction.emoji) } : {}
    case 'button':
      return { text: message.button?.text ?? undefined }
    case 'interactive':
      return {
        text: (message.interactive?.button_reply ?? message.interactive?.list_reply)?.title ?? undefined,
      }
    default:
      return {}
  }
}

function withMedia(
  text: string | undefined,
  media: z.infer<typeof mediaSchema> | null | undefined,
): MessageContent {
  if (!media) return { text }
  const { id, mime_type: mimeType, sha256, voice } = media
  return {
    text,
    media: {
      providerMediaId: id,
      mimeType: mimeType ?? 'application/octet-stream',
      ...(sha256 != null && { sha256: toHex(sha256) }),
      isVoiceNote: voice === true,
    },
  }
}

const joined = (parts: readonly (string | null | undefined)[]) =>
  parts.filter(part => part != null && part !== '').join(', ') || undefined

const nameOf = ({ name, phones }: NonNullable<WebhookMessage['contacts']>[number]) =>
  [name?.formatted_name, phones?.[0]?.phone].filter(part => part != null).join(' ')
