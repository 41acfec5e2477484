import type { z } from 'zod'
import { isLive } from '../calls/call.ts'
import type { Clock } from '../clock.ts'
import { answerPermission } from '../customers/customer-acts.ts'
import { leaveVoicemail } from '../customers/voicemail.ts'
import { silentVoiceNote, voiceNoteMimeType } from '../media/silent-voice-note.ts'
import type { Conversation } from '../messages/conversation.ts'
import type { Message } from '../messages/message.ts'
import type { World } from '../world.ts'
import type { Lookups } from './lookups.ts'
import { ControlRefusal } from './refusal.ts'
import type * as schemas from './schemas.ts'

/** The customer's side of messages, and of the permission to call. */
export const createMessageControls = (parts: {
  world: World
  clock: Clock
  conversation: Conversation
  find: Lookups
}) => {
  const { conversation, find } = parts

  return {
    sendText: (text: z.input<typeof schemas.text>): Message =>
      conversation.fromCustomer(find.pair(text), { type: 'text', body: text.text }),
    /** A voice note; without `base64` a second of silence. */
    sendVoiceNote: (note: z.input<typeof schemas.voiceNote>): Message => {
      const bytes = note.base64 === undefined ? silentVoiceNote() : Buffer.from(note.base64, 'base64')
      const media = conversation.keepMedia(note.mimeType ?? voiceNoteMimeType, bytes)
      return conversation.fromCustomer(find.pair(note), {
        type: 'audio',
        mediaId: media.id,
        sha256: media.sha256,
        mimeType: media.mimeType,
      })
    },
    /** A voicemail after a call that was not taken: an audio message whose id is the call's. */
    leaveVoicemail: (voicemail: z.input<typeof schemas.voicemail>): Message => {
      const call = find.call(voicemail.callId)
      if (isLive(call)) throw new ControlRefusal('wrong_state', 'The call has not ended')
      const bytes =
        voicemail.base64 === undefined ? silentVoiceNote(2) : Buffer.from(voicemail.base64, 'base64')
      return leaveVoicemail(conversation, call, { mimeType: voiceNoteMimeType, bytes })
    },
    /** The customer, or WhatsApp for them, decides about being called. */
    answerPermission: (answer: z.input<typeof schemas.permissionAnswer>): Message => {
      const { customer, to, ...given } = answer
      const result = answerPermission(parts, find.pair({ customer, to }), given)
      if (!result.ok) throw new ControlRefusal(result.refusal)
      return result.message
    },
    /** Moves a message of the business to `delivered`, `read`, `played` or `failed`. */
    markMessage: ({ messageId, status }: z.input<typeof schemas.mark>): Message => {
      conversation.mark(find.message(messageId), status)
      return find.message(messageId)
    },
  }
}
