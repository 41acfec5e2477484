import type { Call } from '../calls/call.ts'
import type { Conversation } from '../messages/conversation.ts'
import type { Message } from '../messages/message.ts'
import type { World } from '../world.ts'

/** Whether a voicemail can be left: the customer's own call ended unanswered, and none was left yet. */
export const mayLeaveVoicemail = (world: World, call: Call): boolean =>
  call.direction === 'inbound' &&
  call.state === 'ended' &&
  call.end.startedAt === undefined &&
  !world.messages.some(message => message.id === call.id)

/**
 * Leaves a voicemail after a call that was not taken: an audio message whose id is the call's.
 *
 * @param mimeType what the bytes really are; WhatsApp sends Ogg with Opus, a browser records WebM with Opus
 */
export const leaveVoicemail = (
  conversation: Conversation,
  call: Call,
  recording: { mimeType: string; bytes: Buffer },
): Message => {
  const { id: mediaId, sha256, mimeType } = conversation.keepMedia(recording.mimeType, recording.bytes)
  const between = { phoneNumberId: call.phoneNumberId, customer: call.customer }
  return conversation.fromCustomer(between, { type: 'audio', mediaId, sha256, mimeType }, call.id)
}
